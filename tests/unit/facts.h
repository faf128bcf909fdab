#pragma once
/* What the source says and does not say, row for row: every text that stands for the whole plan must hold all of it. Each fact has a phrase that
 * only its own text holds, the words that keep it as careful as it was said, and who said it. */
#include <stddef.h>

static const char yermak[] = "Andrii Yermak, Head of the Office of the President of Ukraine";

static const struct fact {
    const char *id, *phrase, *hedge, *said_by;
} facts[] = {
    {"plan", "in the event that the war ends", "drafted a rough plan", "FT"},
    {"dmz", "from a third country on which both Ukraine and Russia agree", "would likely be", "FT"},
    {"border", "a much stronger border", "would defend it", "three officials, to the FT"},
    {"deterrence", "deeper inside Ukraine", "The third line of defence would be", "FT"},
    {"brigades", "four to five European brigades \"on the ground, provided by the Coalition of the Willing\"",
     "Under discussion", yermak},
    {"rear", "from the rear", "would support", "FT"},
    {"enablers", "\"strategic enablers\" from the US", "Under discussion", yermak},
    {"air", "Air support for forces in Ukraine", "promised", "FT"},
    {"intelligence", "Intelligence assistance for forces in Ukraine", "promised", "FT"},
    {"backbone", "\"can provide the backbone that makes the whole security and deterrence architecture work\"",
     "he said", yermak},
    {"mix", "\"in the end the picture will be a mix of military, political and economic support\"",
     "military allies that support Ukraine", yermak},
    {"weapons", "European financial instruments", "steps to get US weapons", yermak},
    {"guarantees", "forming the security guarantees", "breakthrough point", yermak},
    {"change", "\"a big change from the spring\"", "he called", yermak},
    {"alarm", "alarmed by the idea of sending troops", "potential US support", "European Pravda / FT"},
    {"witkoff", "Ukrainian delegation in New York", "announced", "European Pravda"},
    {"economic-war", "\"economic war\" against Russia", "should it avoid negotiations", "European Pravda"},
};

static const char *const unknowns[] = {
    "gives no distance and no depth",
    "Where any line would run, the source does not say",
    "it is not the front line",
    "On whose side the demilitarised zone would lie is not said",
    "Which third country the peacekeepers would come from is not said",
    "Which European countries would send brigades, and where they would stand, is not said",
    "Where the rear is, the source does not say",
    "gives no date",
    "Crimea and Sevastopol are Ukraine",
};

enum { fact_count = sizeof facts / sizeof *facts, unknown_count = sizeof unknowns / sizeof *unknowns };
