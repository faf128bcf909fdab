#include "viewer/share/share_client.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/translate.h"
#include "viewer/share/sealed.h"
#include "viewer/share/share_place.h"

/* At one go: however fast it is told, the keyboard has its turn. */
enum { messages_max = 64 };

struct share_client {
    int fd;
    uid_t owner;
    bool has_view;
    struct share_view view;
    struct { int fd; uint32_t serial; size_t size; } files[SHARE_FILES]; /* serial 0: none has come */
};

struct share_client *share_client_open(const char *name, int patience_ms, struct error *error)
{
    uid_t owner;
    int fd = share_place_connect(name, patience_ms, &owner, error);
    if (fd < 0)
        return NULL;
    struct share_client *client = memory_new(sizeof *client);
    client->fd = fd;
    client->owner = owner;
    return client;
}

void share_client_close(struct share_client *client)
{
    if (client == NULL)
        return;
    for (int i = 0; i < SHARE_FILES; i++)
        if (client->files[i].serial != 0)
            close(client->files[i].fd);
    close(client->fd);
    free(client);
}

int share_client_fd(const struct share_client *client)
{
    return client->fd;
}

uid_t share_client_owner(const struct share_client *client)
{
    return client->owner;
}

struct packet {
    unsigned char bytes[share_message_size + 1]; /* one more, to see what is too long */
    size_t size;
    int fds[SHARE_FILES];
    size_t fd_count;
    bool is_cut; /* more came with it than there is room for */
};

static void close_rest(struct packet *packet, size_t from)
{
    for (size_t i = from; i < packet->fd_count; i++)
        close(packet->fds[i]);
    packet->fd_count = 0;
}

static void take_descriptors(struct packet *packet, struct msghdr *header)
{
    for (struct cmsghdr *control = CMSG_FIRSTHDR(header); control != NULL; control = CMSG_NXTHDR(header, control)) {
        if (control->cmsg_level != SOL_SOCKET || control->cmsg_type != SCM_RIGHTS)
            continue;
        size_t count = (control->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        const unsigned char *at = CMSG_DATA(control);
        for (size_t i = 0; i < count; i++) {
            int fd;
            memcpy(&fd, at + i * sizeof fd, sizeof fd);
            if (packet->fd_count < SHARE_FILES)
                packet->fds[packet->fd_count++] = fd;
            else
                close(fd);
        }
    }
}

/* As recvmsg. */
static ssize_t receive_packet(int fd, struct packet *packet)
{
    union { struct cmsghdr header; char room[CMSG_SPACE(sizeof packet->fds)]; } control;
    struct iovec content = {packet->bytes, sizeof packet->bytes};
    struct msghdr header = {.msg_iov = &content, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    packet->fd_count = 0;
    ssize_t got = recvmsg(fd, &header, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    packet->size = got > 0 ? (size_t)got : 0;
    packet->is_cut = got > 0 && (header.msg_flags & (MSG_CTRUNC | MSG_TRUNC)) != 0;
    if (got >= 0)
        take_descriptors(packet, &header);
    return got;
}

/* Puts the files that came in their places, which takes them over. false: one is not what it has to be. */
static bool take_files(struct share_client *client, const struct share_message *message, struct packet *packet)
{
    size_t at = 0;
    for (int i = 0; i < SHARE_FILES; i++) {
        if ((message->file_bits & 1u << i) == 0)
            continue;
        size_t size = at < packet->fd_count ? sealed_size(packet->fds[at], share_file_max((enum share_file)i)) : 0;
        if (size == 0)
            return close_rest(packet, at), false;
        if (client->files[i].serial != 0)
            close(client->files[i].fd);
        client->files[i].fd = packet->fds[at++];
        client->files[i].serial = message->view.serials[i];
        client->files[i].size = size;
    }
    bool is_all = at == packet->fd_count;
    close_rest(packet, at);
    for (int i = 0; i < SHARE_FILES; i++) /* what it speaks of has come, now or before */
        is_all = is_all && (message->view.serials[i] == 0 || message->view.serials[i] == client->files[i].serial);
    return is_all;
}

static enum share_progress take(struct share_client *client, struct packet *packet, struct error *error)
{
    struct share_message message;
    if (packet->is_cut || !share_message_read(&message, packet->bytes, packet->size, error)) {
        if (packet->is_cut)
            error_set(error, "%s", _("what came from the shared map is damaged"));
        close_rest(packet, 0);
        return SHARE_REFUSED;
    }
    if (message.kind == SHARE_FULL) {
        close_rest(packet, 0);
        error_set(error, "%s", _("as many follow the shared map already as can: try again when somebody has left"));
        return SHARE_REFUSED;
    }
    if (!take_files(client, &message, packet)) {
        error_set(error, "%s", _("what came from the shared map is damaged"));
        return SHARE_REFUSED;
    }
    client->view = message.view;
    client->has_view = true;
    return SHARE_NEWS;
}

enum share_progress share_client_receive(struct share_client *client, struct error *error)
{
    enum share_progress progress = SHARE_NOTHING;
    for (int i = 0; i < messages_max; i++) {
        struct packet packet;
        ssize_t got = receive_packet(client->fd, &packet);
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return progress;
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            close_rest(&packet, 0);
            return progress == SHARE_NEWS ? progress : SHARE_ENDED; /* which the next call finds */
        }
        progress = take(client, &packet, error);
        if (progress == SHARE_REFUSED)
            return progress;
    }
    return progress;
}

bool share_client_wait(struct share_client *client, int deadline_ms, struct error *error)
{
    int64_t end_ms = clock_now_ms() + deadline_ms;
    for (;;) {
        switch (share_client_receive(client, error)) {
        case SHARE_NEWS:
            return true;
        case SHARE_REFUSED:
            return false;
        case SHARE_ENDED:
            error_set(error, "%s", _("the shared map ended just now"));
            return false;
        case SHARE_NOTHING:
            break;
        }
        struct pollfd ready = {.fd = client->fd, .events = POLLIN};
        int64_t left_ms = end_ms - clock_now_ms();
        if (left_ms <= 0) {
            error_set(error, "%s", _("the shared map does not answer; is it stopped?"));
            return false;
        }
        poll(&ready, 1, (int)left_ms);
    }
}

const struct share_view *share_client_view(const struct share_client *client)
{
    return client->has_view ? &client->view : NULL;
}

int share_client_file(const struct share_client *client, enum share_file kind, size_t *size)
{
    bool is_there = client->has_view && client->view.serials[kind] != 0;
    *size = is_there ? client->files[kind].size : 0;
    return is_there ? client->files[kind].fd : -1;
}
