#include "viewer/share/share_server.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/array.h"
#include "base/translate.h"
#include "viewer/share/sealed.h"

enum { events_max = 64, joins_max = 100, joins_time_ms = 1000 /* for so many joins */, pace_max_ms = 400 };

struct follower {
    int fd;
    uint32_t had[SHARE_FILES]; /* serials of the files that were sent */
    uint64_t seen;             /* the view that was sent last; 0: none */
    bool is_full;              /* nothing more goes into its socket until it reads */
    int64_t full_since_ms;     /* while it is */
};

struct share_server {
    struct share_place place;
    int epoll;
    struct followers { struct follower *items; size_t count, capacity; } followers;
    struct { int fd; uint32_t serial; } files[SHARE_FILES]; /* serial 0: there is none */
    uint32_t serials; /* given out so far */
    struct share_view view;
    unsigned char told[share_message_size]; /* the view without the files, as it is sent: to see whether it has changed */
    uint64_t view_number; /* 0: none has been shown */
    int64_t next_ms;      /* not before then the next view */
    int64_t joins_since_ms;
    int joins;            /* since then */
    bool is_deaf;         /* so many have come that nobody is let in for a while */
};

static bool watch(const struct share_server *server, int operation, int fd, uint32_t events)
{
    struct epoll_event event = {.events = events, .data.fd = fd};
    return epoll_ctl(server->epoll, operation, fd, &event) == 0;
}

struct share_server *share_server_open(const char *name, const struct share_audience *audience, struct error *error)
{
    struct share_server *server = memory_new(sizeof *server);
    server->epoll = epoll_create1(EPOLL_CLOEXEC);
    if (server->epoll < 0) {
        error_set(error, _("%s: it cannot be shared: %s"), name, strerror(errno));
    } else if (share_place_make(&server->place, name, audience, error)) {
        if (watch(server, EPOLL_CTL_ADD, server->place.listener, EPOLLIN))
            return server;
        error_set(error, _("%s: it cannot be shared: %s"), name, strerror(errno));
        share_place_remove(&server->place);
    }
    if (server->epoll >= 0)
        close(server->epoll);
    free(server);
    return NULL;
}

void share_server_close(struct share_server *server)
{
    if (server == NULL)
        return;
    share_place_remove(&server->place); /* before the followers hear of it, who will look whether it is still there */
    for (size_t i = 0; i < server->followers.count; i++)
        close(server->followers.items[i].fd);
    for (int i = 0; i < SHARE_FILES; i++)
        if (server->files[i].serial != 0)
            close(server->files[i].fd);
    ARRAY_FINI(&server->followers);
    close(server->epoll);
    free(server);
}

int share_server_fd(const struct share_server *server)
{
    return server->epoll;
}

size_t share_server_count(const struct share_server *server)
{
    return server->followers.count;
}

/* ---- who comes and goes ---- */

static void let_go(struct share_server *server, size_t index)
{
    struct followers *followers = &server->followers;
    close(followers->items[index].fd); /* nobody watches it any more either */
    followers->items[index] = followers->items[--followers->count];
}

static void refuse(int fd)
{
    const struct share_message message = {.kind = SHARE_FULL};
    unsigned char bytes[share_message_size];
    share_message_write(&message, bytes);
    send(fd, bytes, sizeof bytes, MSG_DONTWAIT | MSG_NOSIGNAL);
    close(fd);
}

static void let_in(struct share_server *server, int fd)
{
    const int small = 1; /* the kernel's least: a few messages */
    if (server->followers.count == share_followers_max) {
        refuse(fd);
    } else if (setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &small, sizeof small) == 0 && shutdown(fd, SHUT_RD) == 0 &&
               watch(server, EPOLL_CTL_ADD, fd, 0)) { /* its end is told of in any case */
        *ARRAY_ADD(&server->followers) = (struct follower){.fd = fd};
    } else {
        close(fd);
    }
}

static void hear_again(struct share_server *server, int64_t now_ms)
{
    if (now_ms - server->joins_since_ms < joins_time_ms)
        return;
    server->joins = 0;
    server->joins_since_ms = now_ms;
    if (server->is_deaf)
        server->is_deaf = !watch(server, EPOLL_CTL_MOD, server->place.listener, EPOLLIN);
}

static void be_deaf(struct share_server *server)
{
    server->is_deaf = watch(server, EPOLL_CTL_MOD, server->place.listener, 0);
}

static void accept_all(struct share_server *server)
{
    for (; server->joins < joins_max; server->joins++) {
        int fd = accept4(server->place.listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (fd < 0 && (errno == EAGAIN || errno == EINTR || errno == ECONNABORTED))
            return;
        if (fd < 0)
            break; /* no descriptors are left */
        let_in(server, fd);
    }
    be_deaf(server);
}

static void take(struct share_server *server, const struct epoll_event *event)
{
    size_t at = 0;
    while (at < server->followers.count && server->followers.items[at].fd != event->data.fd)
        at++;
    if (at == server->followers.count)
        return;
    if ((event->events & (EPOLLHUP | EPOLLERR)) != 0) {
        let_go(server, at);
    } else if (watch(server, EPOLL_CTL_MOD, event->data.fd, 0)) { /* it reads again */
        server->followers.items[at].is_full = false;
    }
}

void share_server_tend(struct share_server *server, int64_t now_ms)
{
    struct epoll_event events[events_max];
    hear_again(server, now_ms);
    int count = epoll_wait(server->epoll, events, events_max, 0);
    bool has_come = false;
    for (int i = 0; i < count; i++) {
        if (events[i].data.fd == server->place.listener)
            has_come = true;
        else
            take(server, &events[i]);
    }
    if (has_come) /* last: a descriptor that was closed just now may be given out again */
        accept_all(server);
}

/* ---- what they get ---- */

bool share_server_put(struct share_server *server, enum share_file kind, const void *data, size_t size, struct error *error)
{
    if (server->files[kind].serial != 0)
        close(server->files[kind].fd);
    server->files[kind].serial = 0;
    if (size == 0)
        return true;
    server->files[kind].fd = sealed_make(data, size, error);
    if (server->files[kind].fd >= 0)
        server->files[kind].serial = ++server->serials;
    return server->files[kind].serial != 0;
}

enum sent { SENT, SENT_LATER, SENT_NEVER };

/* The view, and the files that it speaks of and the follower has not had. */
static enum sent send_view(const struct share_server *server, struct follower *follower)
{
    struct share_message message = {.kind = SHARE_VIEW, .view = server->view};
    unsigned char bytes[share_message_size];
    int fds[SHARE_FILES];
    size_t count = 0;
    for (int i = 0; i < SHARE_FILES; i++)
        if (server->files[i].serial != 0 && server->files[i].serial != follower->had[i]) {
            message.file_bits |= 1u << i;
            fds[count++] = server->files[i].fd;
        }
    share_message_write(&message, bytes);
    struct iovec content = {bytes, sizeof bytes};
    union { struct cmsghdr header; char room[CMSG_SPACE(sizeof fds)]; } control = {0};
    struct msghdr packet = {.msg_iov = &content, .msg_iovlen = 1};
    if (count > 0) {
        packet.msg_control = &control;
        packet.msg_controllen = CMSG_SPACE(count * sizeof *fds);
        control.header.cmsg_level = SOL_SOCKET;
        control.header.cmsg_type = SCM_RIGHTS;
        control.header.cmsg_len = CMSG_LEN(count * sizeof *fds);
        memcpy(CMSG_DATA(&control.header), fds, count * sizeof *fds);
    }
    struct pollfd ready = {.fd = follower->fd, .events = POLLOUT};
    if (poll(&ready, 1, 0) == 0) /* there would be room, but it has not read what it got before */
        return SENT_LATER;
    if (sendmsg(follower->fd, &packet, MSG_DONTWAIT | MSG_NOSIGNAL) < 0)
        return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR || errno == ENOBUFS ? SENT_LATER : SENT_NEVER;
    for (int i = 0; i < SHARE_FILES; i++)
        follower->had[i] = server->files[i].serial;
    return SENT;
}

/* SENT_NEVER: it is to be let go. */
static enum sent serve(struct share_server *server, struct follower *follower, int64_t now_ms)
{
    if (follower->is_full) /* it may have stopped for good */
        return now_ms - follower->full_since_ms < share_patience_ms ? SENT_LATER : SENT_NEVER;
    enum sent sent = send_view(server, follower);
    if (sent == SENT) {
        follower->seen = server->view_number;
    } else if (sent == SENT_LATER) {
        follower->is_full = watch(server, EPOLL_CTL_MOD, follower->fd, EPOLLOUT);
        follower->full_since_ms = now_ms;
    }
    return sent == SENT_LATER && !follower->is_full ? SENT_NEVER : sent;
}

static int64_t pace_ms(const struct share_server *server)
{
    int64_t pace = (int64_t)server->followers.count * share_pace_ms;
    return pace < pace_max_ms ? pace : pace_max_ms;
}

void share_server_show(struct share_server *server, const struct share_view *view, int64_t now_ms)
{
    struct share_message message = {.kind = SHARE_VIEW, .view = *view};
    unsigned char bytes[share_message_size];
    for (int i = 0; i < SHARE_FILES; i++)
        message.view.serials[i] = server->files[i].serial;
    share_message_write(&message, bytes);
    if (memcmp(bytes, server->told, sizeof bytes) != 0) { /* at first there are only zeros */
        memcpy(server->told, bytes, sizeof bytes);
        server->view = message.view;
        server->view_number++;
    }
    bool is_time = now_ms >= server->next_ms, has_sent = false;
    for (size_t i = server->followers.count; i-- > 0;) {
        struct follower *follower = &server->followers.items[i];
        bool is_new = follower->seen == 0;
        if (follower->seen == server->view_number || !(is_time || is_new))
            continue;
        enum sent sent = serve(server, follower, now_ms);
        if (sent == SENT_NEVER)
            let_go(server, i);
        has_sent = has_sent || (sent == SENT && !is_new);
    }
    if (has_sent)
        server->next_ms = now_ms + pace_ms(server);
}

int share_server_left_ms(const struct share_server *server, int64_t now_ms)
{
    int64_t at_ms = server->is_deaf ? server->joins_since_ms + joins_time_ms : INT64_MAX;
    for (size_t i = 0; i < server->followers.count; i++) {
        const struct follower *follower = &server->followers.items[i];
        if (follower->seen != server->view_number && !follower->is_full && server->next_ms < at_ms)
            at_ms = server->next_ms;
    }
    return at_ms == INT64_MAX ? -1 : at_ms > now_ms ? (int)(at_ms - now_ms) : 0;
}
