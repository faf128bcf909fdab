/* tiermap-keep DATA_DIR FOLDER: works out the map that a start without options shows and keeps it in a folder, from
 * where the viewer maps it. Only for the build. */
#include <stdio.h>

#include "viewer/session.h"

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: tiermap-keep DATA_DIR FOLDER\n");
        return 2;
    }
    const struct options options = {.data_dir = argv[1]};
    const char *folder = argv[2];
    struct session session;
    struct error error = {0};
    int status;
    bool done = session_init(&session, &options, &error, &status);
    if (done) {
        kept_fini(&session.kept); /* what others have kept is not what this build makes */
        done = session_wait(&session, &error) && session.has_keys &&
               kept_write(folder, KEPT_GROUND, session.keys.ground, &session.answers.ground.blob) &&
               kept_write(folder, KEPT_TIERS, session.keys.tiers, &session.answers.exact.blob);
    }
    session_fini(&session);
    if (!done)
        fprintf(stderr, "tiermap-keep: %s\n", error.text[0] != '\0' ? error.text : folder);
    return done ? 0 : 1;
}
