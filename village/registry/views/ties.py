"""Who supplies whom, kept from the side of a group or of a business."""

from typing import Any

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.core.access import allowed, check, requires, submitted
from village.core.answering import me
from village.core.errors import DomainError
from village.core.fragments import page
from village.registry import network
from village.registry.facts import Party
from village.registry.group_forms import TieForm
from village.registry.queries import get_enterprise, get_group
from village.registry.services import ties as services
from village.registry.views.blueprint import bp


class _Side:
    """The group or business from whose page ties are seen: its addresses, and who may change them."""

    def __init__(self, *, group_id: int | None = None, enterprise_id: int | None = None) -> None:
        self.party = Party(enterprise_id=enterprise_id, group_id=group_id)
        self.is_group = group_id is not None
        self.values: dict[str, Any] = {"group_id": group_id} if self.is_group else {"enterprise_id": enterprise_id}
        self.key = ("group", group_id) if self.is_group else ("enterprise", enterprise_id or 0)

    def thing(self) -> Any:
        """The row itself. Raises NotFound."""
        if self.party.group_id is not None:
            return get_group(self.party.group_id)
        return get_enterprise(self.party.enterprise_id or 0)

    def address(self, does: str, **more: Any) -> str:
        """Where this is done: ``ties``, ``add_tie``, ``delete_tie``, ``restore_tie`` or ``back``."""
        if does == "back":
            return url_for("registry.group" if self.is_group else "registry.enterprise", **self.values)
        return url_for(f"registry.{'group' if self.is_group else 'enterprise'}_{does}", **self.values, **more)

    def form(self, sent: Any = None) -> TieForm:
        """The form of one more tie, with everybody it can be with."""
        return TieForm(sent).offer(network.party_choices(self.key))  # type: ignore[arg-type]

    def show(self, form: TieForm | None, status: int = 200) -> ResponseReturnValue:
        """The page of its ties; with a form for who may change them."""
        return page(
            "registry/ties.html",
            status=status,
            thing=self.thing(),
            side=self,
            ties=network.ties_of(**self.values),
            deleted=network.deleted_ties(**self.values) if form else (),
            form=form,
        )

    def see(self) -> ResponseReturnValue:
        """Who may see the thing sees its ties."""
        thing, noun = self.thing(), "group" if self.is_group else "enterprise"
        check(f"registry.see_{noun}s", thing)
        return self.show(self.form() if allowed(f"registry.edit_{noun}", thing) else None)

    def add(self) -> ResponseReturnValue:
        """One more tie."""
        check("registry.edit_group" if self.is_group else "registry.edit_enterprise", self.thing())
        form = self.form(submitted())
        if not form.validate():
            return self.show(form, 422)
        kind, giver, taker = form.tie(self.party)
        try:
            services.add_tie(me(), kind, giver, taker, form.since_year.data, side=self.party)
        except DomainError as error:
            form.place(error)
            return self.show(form, error.status)
        flash(_("Hubungan sudah dicatat."), "good")
        return redirect(self.address("ties"), 303)

    def delete(self, tie_id: int) -> ResponseReturnValue:
        """One less, for 30 days not for good."""
        services.delete_tie(me(), tie_id, side=self.party)
        undo = self.address("restore_tie", tie_id=tie_id)
        flash({"text": _("Hubungan sudah dihapus."), "undo": undo}, "good")  # type: ignore[arg-type]
        return redirect(self.address("ties"), 303)

    def restore(self, tie_id: int) -> ResponseReturnValue:
        """It is back."""
        services.restore_tie(me(), tie_id, side=self.party)
        flash(_("Hubungan sudah kembali."), "good")
        return redirect(self.address("ties"), 303)


@bp.get("/kelola/kelompok/<int:group_id>/jejaring")
@requires("registry.see_groups")
def group_ties(group_id: int) -> ResponseReturnValue:
    """Whom the group supplies, and who supplies it."""
    return _Side(group_id=group_id).see()


@bp.post("/kelola/kelompok/<int:group_id>/jejaring")
@requires("registry.edit_group")
def group_add_tie(group_id: int) -> ResponseReturnValue:
    """One more."""
    return _Side(group_id=group_id).add()


@bp.post("/kelola/kelompok/<int:group_id>/jejaring/<int:tie_id>/hapus")
@requires("registry.edit_group")
def group_delete_tie(group_id: int, tie_id: int) -> ResponseReturnValue:
    """One less."""
    return _Side(group_id=group_id).delete(tie_id)


@bp.post("/kelola/kelompok/<int:group_id>/jejaring/<int:tie_id>/pulihkan")
@requires("registry.edit_group")
def group_restore_tie(group_id: int, tie_id: int) -> ResponseReturnValue:
    """Back again."""
    return _Side(group_id=group_id).restore(tie_id)


@bp.get("/kelola/usaha/<int:enterprise_id>/jejaring")
@requires("registry.see_enterprises")
def enterprise_ties(enterprise_id: int) -> ResponseReturnValue:
    """Whom the business supplies, and who supplies it."""
    return _Side(enterprise_id=enterprise_id).see()


@bp.post("/kelola/usaha/<int:enterprise_id>/jejaring")
@requires("registry.edit_enterprise")
def enterprise_add_tie(enterprise_id: int) -> ResponseReturnValue:
    """One more."""
    return _Side(enterprise_id=enterprise_id).add()


@bp.post("/kelola/usaha/<int:enterprise_id>/jejaring/<int:tie_id>/hapus")
@requires("registry.edit_enterprise")
def enterprise_delete_tie(enterprise_id: int, tie_id: int) -> ResponseReturnValue:
    """One less."""
    return _Side(enterprise_id=enterprise_id).delete(tie_id)


@bp.post("/kelola/usaha/<int:enterprise_id>/jejaring/<int:tie_id>/pulihkan")
@requires("registry.edit_enterprise")
def enterprise_restore_tie(enterprise_id: int, tie_id: int) -> ResponseReturnValue:
    """Back again."""
    return _Side(enterprise_id=enterprise_id).restore(tie_id)
