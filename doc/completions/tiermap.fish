# Completions of tiermap for fish.

function __tiermap_maps
    __fish_complete_suffix .shp
    __fish_complete_suffix .geojson
end

complete -c tiermap -f -a '(__fish_complete_suffix .ini)'
complete -c tiermap -s b -l border -x -a '(__tiermap_maps)' -d 'country outline instead'
complete -c tiermap -l where -x -d 'records of it to take'
complete -c tiermap -l max-vertices -x -d 'raise the cap on its vertices'
complete -c tiermap -s d -l depths -x -d 'outer edge of each tier, km'
complete -c tiermap -s r -l reference -x -a 'russia russia+belarus whole (__tiermap_maps)' -d 'measure from'
complete -c tiermap -s c -l center -x -d 'middle of the map, lon,lat'
complete -c tiermap -s p -l place -x -d 'begin at a place'
complete -c tiermap -s z -l width -x -d 'what its width shows, km'
complete -c tiermap -s t -l tier -x -d 'select a tier and go to it'
complete -c tiermap -l no-mouse -d 'leave the mouse to the terminal'
complete -c tiermap -l tour -d 'the tour by itself'
complete -c tiermap -l loop -d 'the tour for ever'
complete -c tiermap -l no-motion -d 'no flights'
complete -c tiermap -l projector -d 'few, large things'
complete -c tiermap -l share -x -d 'let others follow'
complete -c tiermap -l share-with -x -a 'all (__fish_complete_groups)' -d 'who may follow'
complete -c tiermap -l follow -x -d 'show a shared map'
complete -c tiermap -l print -d 'print one frame'
complete -c tiermap -l size -x -d 'of that frame, COLSxROWS'
complete -c tiermap -l stats -d 'numbers for each tier' -a 'table csv json'
complete -c tiermap -l describe -d 'the map in sentences'
complete -c tiermap -l compare -x -a '(__fish_complete_suffix .ini)' -d 'what differs between two plans'
complete -c tiermap -s o -l export -r -F -d 'write a file, by its ending'
complete -c tiermap -l force -d 'replace files'
complete -c tiermap -l paper -x -a 'a4 slide' -d 'of a picture, or WxH in mm'
complete -c tiermap -l ink -x -a 'colour black' -d 'of a picture'
complete -c tiermap -l check -x -a '(__tiermap_maps)' -d 'what is wrong with a map file'
complete -c tiermap -l script -r -F -d 'play keys from a file'
complete -c tiermap -l color -x -a 'auto never always 16 256 true' -d colours
complete -c tiermap -l glyphs -x -a 'auto braille half ascii' -d signs
complete -c tiermap -l theme -x -a 'dark light high-contrast mono print (__fish_complete_suffix .ini)' -d look
complete -c tiermap -l test-terminal -d 'which signs and colours work here'
complete -c tiermap -l lang -x -a 'en uk' -d language
complete -c tiermap -l no-config -d 'without the configuration file'
complete -c tiermap -l data -x -a '(__fish_complete_directories)' -d 'folder of assets and shapefiles'
complete -c tiermap -l kiosk -d 'for visitors'
complete -c tiermap -l idle-timeout -x -d 'end when unused, seconds'
complete -c tiermap -l no-sandbox -d 'do not confine what reads strange files'
complete -c tiermap -s h -l help -d 'summary of the options'
complete -c tiermap -s V -l version -d 'version and sources'
