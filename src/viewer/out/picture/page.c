#include "viewer/out/picture/page.h"

#include <math.h>

#include "base/translate.h"
#include "viewer/out/picture/furniture.h"
#include "viewer/out/picture/legend.h"

static const double points_per_mm = 72 / 25.4;
/* Points of a sheet that the sizes of fonts and lines are made for: A4. On others they grow and shrink with
 * the sheet, but not below what can be read, unless there is no room for the legend otherwise. */
static const double made_for_width = 842, made_for_height = 595;
static const double scale_min = 0.85, scale_least = 0.3, scale_step = 0.9, slide_scale = 1.25;

static const double margin = 22, gap = 6, panel_width = 186, panel_gap = 12, panel_column = 200,
                    map_least = 100;
/* From this much higher than wide on, the legend lies below the map, which then takes so much of the height.
 */
static const double upright = 1.15, upright_share = 0.6;

struct setting { /* what the steps of laying out and drawing a page share */
    const struct page *page;
    const struct picture_order *order;
    const struct letters *letters;
    struct drawing *drawing; /* NULL: things are only measured */
    struct look look;
    struct box map;
    struct legend legend;
    double foot; /* where the sources begin */
};

static const char *in_language(const struct setting *setting, const struct plan_text *text)
{
    return plan_text_in(text, setting->order->subject->language);
}

static struct column column_of(const struct setting *setting, double top)
{
    return (struct column){
        setting->letters, &setting->look, setting->drawing, margin, setting->page->width - margin, top};
}

/* Title and summary; returns where the map may begin. */
static double add_title(const struct setting *setting)
{
    const struct plan *plan = setting->order->subject->plan;
    const char *summary = in_language(setting, &plan->summary), *said_by = in_language(setting, &plan->said_by);
    struct bytes line = {0};
    struct column column = column_of(setting, margin);
    out_title(setting->order->subject, " · ", &line);
    column_text(&column, FONT_TITLE, ROLE_TITLE, 0, bytes_text(&line));
    line.count = 0;
    bytes_add_text(&line, summary);
    if (*summary != '\0' && *said_by != '\0') {
        bytes_add_text(&line, " ");
        bytes_add_format(&line, _("(Said by: %s.)"), said_by);
    }
    column_space(&column, line.count > 0 ? 1 : 0);
    column_text(&column, FONT_SUBTITLE, ROLE_TEXT, 0, bytes_text(&line));
    bytes_fini(&line);
    return column.y + gap;
}

/* A text after others, with something between. */
static void add_after(struct bytes *out, const char *between, const char *text)
{
    if (*text != '\0')
        bytes_add_format(out, "%s%s", out->count > 0 ? between : "", text);
}

/* To whom words and data are owed; returns where it ends. */
static double add_foot(const struct setting *setting, double top)
{
    const struct out_subject *subject = setting->order->subject;
    const struct plan *plan = subject->plan;
    struct bytes text = {0};
    const char *lines[out_attributions_max];
    struct column column = column_of(setting, top);
    bytes_add_text(&text, in_language(setting, &plan->attribution));
    for (size_t i = 0; i < plan->sources.count; i++) {
        const struct plan_source *source = &plan->sources.items[i];
        add_after(&text, " ", in_language(setting, &source->title));
        add_after(&text, ". ", in_language(setting, &source->publisher));
        add_after(&text, ", ", in_language(setting, &source->date));
        add_after(&text, ". ", source->url != NULL ? source->url : "");
    }
    column_text(&column, FONT_SOURCE, ROLE_FAINT, 0, bytes_text(&text));
    text.count = 0;
    size_t count = out_attributions(subject, ~0u, lines);
    for (size_t i = 0; i < count; i++)
        add_after(&text, ". ", lines[i]);
    add_after(&text, "", count > 0 ? "." : "");
    column_text(&column, FONT_SOURCE, ROLE_FAINT, 0, bytes_text(&text));
    bytes_fini(&text);
    return column.y;
}

/* Shares out the page. false: there is no room for all that has to be on it. */
static bool lay_out(struct setting *setting)
{
    const struct page *page = setting->page;
    double top = add_title(setting);
    setting->foot = page->height - margin - add_foot(setting, 0);
    struct box whole = {margin, top, page->width - margin, setting->foot - gap}, panel = whole;
    bool is_upright = page->height > page->width * upright;
    setting->map = whole;
    if (is_upright) {
        setting->map.bottom = whole.top + (whole.bottom - whole.top) * upright_share;
        panel.top = setting->map.bottom + gap;
    } else {
        panel.left = whole.right - panel_width;
        setting->map.right = panel.left - panel_gap;
    }
    setting->legend = (struct legend){
        .order = setting->order,
        .look = &setting->look,
        .letters = setting->letters,
        .room = panel,
        .columns = is_upright ? (int)fmax(1, (panel.right - panel.left) / panel_column) : 1,
    };
    return setting->map.right - setting->map.left >= map_least &&
           setting->map.bottom - setting->map.top >= map_least && legend_fits(&setting->legend);
}

struct page page_of(const struct picture_order *order, const struct letters *letters)
{
    double width = order->paper.width_mm * points_per_mm, height = order->paper.height_mm * points_per_mm;
    double scale = fmax(scale_min, sqrt(width * height / (made_for_width * made_for_height)));
    scale *= order->paper.is_slide ? slide_scale : 1;
    struct page page = {
        .is_slide = order->paper.is_slide,
        .language = order->subject->language != NULL ? order->subject->language : "en",
        .program = order->program,
    };
    struct setting setting = {.page = &page, .order = order, .letters = letters, .look = look_of(order)};
    do {
        page.width = width / scale;
        page.height = height / scale;
        page.scale = scale;
        scale *= scale_step;
    } while (!lay_out(&setting) && scale > scale_least);
    return page;
}

/* What the map shows in a room of so many cells. */
static struct camera camera_of(const struct picture_order *order, int columns, int rows)
{
    const struct picture_view *view = &order->view;
    if (view->fits_selected && view->selected != no_zone) {
        struct extent extent = scene_zone_extent(order->scene, view->selected);
        if (!extent_is_empty(extent))
            return camera_fit(extent, columns, rows);
    }
    if (view->is_whole || view->fits_selected)
        return scene_fit(order->scene, columns, rows);
    struct camera camera = {
        .centre = view->centre,
        .metres_per_column = fmax(view->width_m / columns, view->height_m / 2 / rows),
        .columns = columns,
        .rows = rows,
    };
    return camera_go(camera, view->centre);
}

static void put_names(struct board *board)
{
    const struct map_shows *shows = &board->plot->shows;
    if (shows->towns)
        board_put_towns(board, TOWNS_CAPITAL);
    board_put_tiers(board);
    if (shows->towns)
        board_put_towns(board, TOWNS_COUNTRY);
    board_put_areas(board, LAYER_NEIGHBOURS);
    board_put_areas(board, LAYER_WATER);
    if (shows->towns)
        board_put_towns(board, TOWNS_ABROAD);
    if (shows->rivers)
        board_put_rivers(board);
    if (shows->regions)
        board_put_areas(board, LAYER_REGIONS);
}

/* The map, in whole cells of its room. */
static void draw_map(const struct setting *setting)
{
    struct box room = setting->map;
    struct drawing *drawing = setting->drawing;
    int columns = (int)((room.right - room.left) / board_column_points),
        rows = (int)((room.bottom - room.top) / (2 * board_column_points));
    columns = columns > 1 ? columns : 1; /* where words left no room */
    rows = rows > 1 ? rows : 1;
    room.right = room.left + columns * board_column_points;
    room.bottom = room.top + rows * 2 * board_column_points;
    const struct camera camera = camera_of(setting->order, columns, rows);
    const struct plot plot = plot_of(setting->order->scene, &setting->look, &setting->order->view, room,
                                     camera_extent(&camera));
    const struct stroke rim = {.width = 0.8};
    struct board board;
    struct path path = {0};
    drawing->kind->clip(drawing, room);
    plot_draw(&plot, drawing);
    drawing->kind->unclip(drawing);
    board_init(&board, &plot, &camera, setting->letters, setting->order->subject->language);
    furniture_draw_scale(&board, drawing);
    if (plot.shows.inset)
        furniture_draw_inset(&board, drawing);
    if (plot.shows.labels)
        put_names(&board);
    drawing->kind->clip(drawing, room);
    board_draw(&board, drawing);
    drawing->kind->unclip(drawing);
    board_fini(&board);
    path_add_box(&path, room);
    drawing->kind->stroke(drawing, &path, &rim, look_ink(&setting->look, ROLE_TEXT));
    path_fini(&path);
}

void page_draw(const struct page *page, const struct picture_order *order, struct drawing *drawing)
{
    struct setting setting = {
        .page = page, .order = order, .letters = drawing->letters, .look = look_of(order)};
    struct path sheet = {0};
    lay_out(&setting);
    setting.drawing = drawing;
    path_add_box(&sheet, (struct box){0, 0, page->width, page->height});
    drawing->kind->fill(drawing, &sheet, look_ink(&setting.look, ROLE_TERMINAL));
    path_fini(&sheet);
    drawing->kind->begin(drawing, "title");
    add_title(&setting);
    drawing->kind->end(drawing);
    draw_map(&setting);
    legend_draw(&setting.legend, drawing);
    drawing->kind->begin(drawing, "sources");
    add_foot(&setting, setting.foot);
    drawing->kind->end(drawing);
}
