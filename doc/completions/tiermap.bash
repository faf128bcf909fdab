# Completions of tiermap for bash.

_tiermap_files() {
    local pattern=$1
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen -d -- "$cur"))
    while IFS= read -r file; do
        [[ $file =~ $pattern ]] && COMPREPLY+=("$file")
    done < <(compgen -f -- "$cur")
}

_tiermap() {
    local cur=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]} file IFS=$'\n'
    local options='--border
--where
--max-vertices
--depths
--reference
--center
--width
--place
--tier
--no-mouse
--tour
--loop
--no-motion
--projector
--share
--share-with
--follow
--print
--size
--stats
--describe
--compare
--export
--force
--paper
--ink
--check
--script
--color
--glyphs
--theme
--test-terminal
--lang
--no-config
--data
--kiosk
--idle-timeout
--no-sandbox
--help
--version
-b -d -r -c -z -p -t -o -h -V'
    COMPREPLY=()
    # "--stats=csv" comes as three words, "--stats", "=" and "csv".
    if [[ $cur == = ]]; then
        cur=
    elif [[ $option == = ]] && ((COMP_CWORD > 1)); then
        option=${COMP_WORDS[COMP_CWORD - 2]}
    elif [[ $option == --stats || $option == --tour ]]; then
        option=                         # their values come with "=" only
    fi
    case $option in
    -b | --border | --check) _tiermap_files '\.(shp|SHP|geojson|json)$' ;;
    -r | --reference)
        _tiermap_files '\.(shp|SHP|geojson|json)$'
        COMPREPLY+=($(compgen -W $'russia\nrussia+belarus\nwhole' -- "$cur"))
        ;;
    -o | --export) _tiermap_files '\.(geojson|shp|csv|json|txt|ans|svg|pdf|png)$' ;;
    --compare) _tiermap_files '\.ini$' ;;
    --script) _tiermap_files '' ;;
    --data)
        compopt -o filenames 2>/dev/null
        COMPREPLY=($(compgen -d -- "$cur"))
        ;;
    --stats) COMPREPLY=($(compgen -W $'table\ncsv\njson' -- "$cur")) ;;
    --color) COMPREPLY=($(compgen -W $'auto\nnever\nalways\n16\n256\ntrue' -- "$cur")) ;;
    --paper) COMPREPLY=($(compgen -W $'a4\nslide' -- "$cur")) ;;
    --ink) COMPREPLY=($(compgen -W $'colour\nblack' -- "$cur")) ;;
    --glyphs) COMPREPLY=($(compgen -W $'auto\nbraille\nhalf\nascii' -- "$cur")) ;;
    --theme)
        _tiermap_files '\.ini$'
        COMPREPLY+=($(compgen -W $'dark\nlight\nhigh-contrast\nmono\nprint' -- "$cur"))
        ;;
    --lang) COMPREPLY=($(compgen -W $'en\nuk' -- "$cur")) ;;
    --share-with) COMPREPLY=($(compgen -g -- "$cur") $(compgen -W all -- "$cur")) ;;
    -d | --depths | -c | --center | -z | --width | -p | --place | -t | --tier | --where | --max-vertices | --tour | --share | --follow | \
        --size | --idle-timeout) ;;
    *)
        if [[ $cur == -* ]]; then
            IFS=$' \n'
            COMPREPLY=($(compgen -W "$options" -- "$cur"))
        else
            _tiermap_files '\.ini$'
        fi
        ;;
    esac
}

complete -F _tiermap tiermap
