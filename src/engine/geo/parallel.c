#include "engine/geo/parallel.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

enum { threads_max = 4 };

struct crew {
    parallel_job *job;
    void *data;
    struct cancel *cancel;
    size_t count;
    atomic_size_t next;
    atomic_bool has_failed;
};

struct worker {
    struct crew *crew;
    struct error error; /* of its own */
    bool has_failed;
    pthread_t thread;
    bool is_running;
};

static size_t thread_count(void)
{
    cpu_set_t set;
    int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return count < 1 ? 1 : count > threads_max ? threads_max : (size_t)count;
}

static void work(struct worker *worker, struct geos *geos)
{
    struct crew *crew = worker->crew;
    while (!atomic_load(&crew->has_failed)) {
        size_t index = atomic_fetch_add(&crew->next, 1);
        if (index >= crew->count)
            break;
        if (geos_is_cancelled(geos) || !crew->job(crew->data, index, geos, &worker->error)) {
            worker->has_failed = true;
            atomic_store(&crew->has_failed, true);
        }
    }
}

static void *thread_run(void *argument)
{
    struct worker *worker = argument;
    struct geos *geos = geos_new();
    geos->cancel = worker->crew->cancel;
    work(worker, geos);
    geos_free(geos);
    return NULL;
}

bool parallel_for(struct geos *geos, size_t count, parallel_job *job, void *data, struct error *error)
{
    struct crew crew = {.job = job, .data = data, .cancel = geos->cancel, .count = count};
    struct worker workers[threads_max] = {0};
    size_t threads = thread_count();
    threads = threads > count ? count : threads;
    workers[0].crew = &crew;
    for (size_t i = 1; i < threads; i++) { /* where the system allows no thread, this one does it all */
        workers[i].crew = &crew;
        workers[i].is_running = pthread_create(&workers[i].thread, NULL, thread_run, &workers[i]) == 0;
    }
    work(&workers[0], geos);
    for (size_t i = 1; i < threads; i++)
        if (workers[i].is_running)
            pthread_join(workers[i].thread, NULL);
    for (size_t i = 0; i < threads_max; i++)
        if (workers[i].has_failed) {
            *error = workers[i].error;
            return false;
        }
    return true;
}
