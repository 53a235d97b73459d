"""A draft brought to the content of today, when that has changed since the draft was last saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from wizard.drafts.store import Draft
from wizard.engine.migration import Migrated, migrated
from wizard.schema.migration import Migration
from wizard.schema.scheme import Definition


def brought_up_to_date(
    draft: Draft, definition: Definition, migrations: Callable[[], Iterable[Migration]]
) -> tuple[Draft, Migrated | None]:
    """The draft with its answers where the definition has them, and what that took.

    Nothing (None) where the definition is the one that the draft was saved with; `migrations` is asked
    for only where it is not. What has no place any more is parked in the draft, never dropped.
    """
    if not draft.definition_hash or draft.definition_hash == definition.hash:
        return draft, None
    done = migrated(draft.application, definition, migrations())
    parked = {**draft.parked, **done.parked}
    return draft.model_copy(update={"application": done.application, "parked": parked}), done
