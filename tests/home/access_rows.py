"""Who may use the addresses of the house."""

from tests.access_rows import SIGNED_IN, Row, public

KEEPERS = ("official", "admin")
READERS = ("official", "kelurahan", "admin")

ROWS = [
    public("home.front"),
    public("home.about"),
    public("home.privacy"),
    public("home.own_village", status=404),
    public("home.sample_message", status=404),
    public("home.health"),
    public("home.enterprise", args={"slug": lambda w: w.own.slug}),
    public("home.groups"),
    public("home.network"),
    public("home.group", args={"slug": lambda w: w.own_group.slug}),
    public("home.news"),
    public("home.notice", args={"slug": lambda w: w.notice_slug}),
    public("home.news_feed"),
    public("home.photo", status=404, args={"sha256": "0" * 64, "width": 320, "kind": "webp"}),
    public("home.robots"),
    public("home.sitemap"),
    public("home.manifest"),
    public("home.icon"),
    public("home.touch_icon"),
    Row("home.workspace", "GET", SIGNED_IN),
    Row("home.manage_news", "GET", KEEPERS),
    Row("home.new_notice", "GET", KEEPERS),
    Row("home.post_notice", "POST", KEEPERS, 303, sent={"body": "Kerja bakti Minggu pagi."}),
    Row("home.edit_notice", "GET", KEEPERS, args={"notice_id": lambda w: w.notice_id}),
    Row(
        "home.change_notice", "POST", KEEPERS, 303, args={"notice_id": lambda w: w.notice_id}, sent={"body": "Diundur."}
    ),
    Row("home.delete_notice", "POST", KEEPERS, 303, args={"notice_id": lambda w: w.notice_id}),
    Row("home.restore_notice", "POST", KEEPERS, 303, args={"notice_id": lambda w: w.notice_id}),
    Row("home.edit_village", "GET", KEEPERS),
    Row("home.change_village", "POST", KEEPERS, 422),
    Row("home.record", "GET", READERS),
    Row("home.week", "GET", READERS),
]
