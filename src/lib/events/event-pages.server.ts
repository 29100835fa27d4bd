/** What the pages about meetings show. */
import { membershipsFor, type Actor } from '#lib/accounts/actor.ts';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import { historyOf } from '#lib/journal/journal.server.ts';
import { needFacts } from '#lib/needs/need-facts.server.ts';
import { datedName, nameIn, type DatedName } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import type { ContentLang, Lang } from '#lib/lang.ts';
import { countReading } from '#lib/translation/count-reading.server.ts';
import { readingOf } from '#lib/translation/reading.server.ts';
import { inReadersLanguage } from '#lib/translation/translations.server.ts';
import { pilotWorkspace } from '#lib/pilots/pilots.server.ts';
import { attendeeList, ownFirms, ownPlace, type OwnFirm, type OwnPlace } from './attendees.server.ts';
import { attendeesGoOn, hasBegun, signUpRefusal, type EventFacts } from './event.ts';
import { agendaOf, clock, contentOf, eventAt, slotsOf, tallyOf, type KeptEvent } from './event-work.server.ts';
import { changesOf, comingEvents, eventsOf, factsOf, pastEvents, publicEvent } from './events.server.ts';
import { needChoices } from './write-event.server.ts';

type Owners = Readonly<Record<string, DatedName | undefined>>;

/** Those to come, or page by page those that were. */
export async function eventListPage(db: Db, search: URLSearchParams, lang: Lang, today: string) {
	const isPast = search.get('vis') === 'tidligere';
	const now = await clock(db);
	const { events: found, page } = isPast
		? await pastEvents(db, now, search.get('side'))
		: { events: await comingEvents(db, now), page: undefined };
	const events = await inReadersLanguage(db, 'event', found, lang);
	return { isPast, events, page, owners: await ownersOf(db, events, today) };
}

/** @throws 404 of what is not public */
export async function eventPage(
	db: Db,
	by: Actor | null,
	slug: string,
	{ lang, url, request, today }: { lang: Lang; url: URL; request: Request; today: string }
) {
	const { kept, event, reading, told } = await readEvent(db, slug, { lang, url });
	await countReading(db, by, { kind: 'event', id: event.id }, { request, today });
	const [agenda, slots, tally, changes, own, owners, need, now] = await Promise.all([
		agendaOf(db, event.id),
		slotsOf(db, event.id),
		tallyOf(db, event.id),
		changesOf(db, event.id),
		ownOf(db, by, event.id),
		ownersOf(db, [event], today),
		event.needId === null ? undefined : needFacts(db, { id: event.needId }),
		clock(db)
	]);
	return {
		event,
		reading,
		agenda,
		slots: slots.map(({ id, startsAt, endsAt, organisationId }) => ({
			id,
			startsAt,
			endsAt,
			isFree: organisationId === null
		})),
		tally,
		changes,
		own,
		owner: owners[event.ownerId ?? ''] ?? null,
		need: need?.isPublic ? { slug: need.slug, title: need.title, language: need.language } : null,
		closed: signUpRefusal(kept, now)?.key ?? null,
		hasBegun: hasBegun(kept, now),
		...told,
		/** In whose name the reader may come. */
		organisations: (by?.memberships ?? []).map((each) => ({ id: each.organisationId, name: nameIn(lang, each) })),
		onlineUrl: mayJoin(by, kept, own) ? kept.onlineUrl : null
	};
}

/** The meeting as it is kept, and its words as this reader asked for them. */
async function readEvent(db: Db, slug: string, asked: { lang: Lang; url: URL }) {
	const facts = found(await publicEvent(db, slug));
	const kept = await eventAt(db, { slug });
	const { minutes, ...told } = toldOf(kept);
	const asWritten = { ...facts, minutes: minutes?.text ?? '' };
	const { thing: event, reading } = await readingOf(db, 'event', asWritten, asked);
	const language = event.translated?.fields['minutes'] ?? minutes?.language ?? event.language;
	return { kept, event, reading, told: { ...told, minutes: minutes && { ...minutes, text: event.minutes, language } } };
}

function toldOf({
	seats,
	minutes,
	minutesLanguage,
	minutesPublishedAt,
	cancelReason,
	source,
	attendeesKeptDays
}: KeptEvent) {
	const published = minutesPublishedAt && {
		text: minutes,
		language: (minutesLanguage ?? 'nb') as ContentLang,
		at: minutesPublishedAt
	};
	return { seats, cancelReason, source, attendeesKeptDays, minutes: published };
}

type Own = { readonly place: OwnPlace | null; readonly firms: readonly OwnFirm[]; readonly maySignUp: boolean };

async function ownOf(db: Db, by: Actor | null, eventId: string): Promise<Own | null> {
	if (by === null) return null;
	const [place, firms] = await Promise.all([ownPlace(db, by, eventId), ownFirms(db, by, eventId)]);
	return { place: place ?? null, firms, maySignUp: may(by, 'event.sign_up', { organisationId: null }) };
}

/** The address of an online meeting is for those who come and those who arrange it. */
function mayJoin(by: Actor | null, { ownerId }: KeptEvent, own: Own | null): boolean {
	if (by === null) return false;
	const comes = own?.place?.state === 'seat' || own?.firms.some(({ slotId }) => slotId !== null) === true;
	return comes || (ownerId !== null && membershipsFor(by, ownerId).length > 0);
}

/** @throws 404 */
export async function eventWorkspacePage(db: Db, by: Actor, organisationId: string) {
	const { organisation, covers } = await pilotWorkspace(db, by, organisationId);
	const now = await clock(db);
	const all = await eventsOf(db, covers);
	return {
		organisation,
		coming: all.filter(({ endsAt }) => endsAt > now).toReversed(),
		past: all.filter(({ endsAt }) => endsAt <= now),
		mayWrite: may(by, 'event.write', { organisationId })
	};
}

/** A meeting on a page of the workspace of its owner. @throws 404 in any other workspace */
export async function eventIn(db: Db, by: Actor, organisationId: string, id: string) {
	const { organisation, covers } = await pilotWorkspace(db, by, organisationId);
	const kept = await eventAt(db, { id });
	found(kept.ownerId !== null && covers.includes(kept.ownerId) ? kept : undefined);
	return { organisation, covers, kept };
}

/** @throws 404 */
export async function eventDeskPage(db: Db, by: Actor, organisationId: string, id: string) {
	const { organisation, kept } = await eventIn(db, by, organisationId, id);
	const [content, slots, tally, history, now] = await Promise.all([
		contentOf(db, kept),
		slotsOf(db, id),
		tallyOf(db, id),
		historyOf(db, 'event', id),
		clock(db)
	]);
	const owned = { organisationId: kept.ownerId };
	return {
		organisation,
		event: factsOf(kept, kept.publishedAt ?? now),
		content,
		revision: kept.revision,
		tally,
		booked: slots.filter((each) => each.organisationId !== null).length,
		cancelReason: kept.cancelReason,
		hasBegun: hasBegun(kept, now),
		minutes: { text: kept.minutes, language: kept.minutesLanguage, publishedAt: kept.minutesPublishedAt },
		attendees: { goOn: attendeesGoOn(kept, kept.attendeesKeptDays), deletedAt: kept.attendeesDeletedAt },
		history: history.map(({ id: number, at, kind }) => ({ id: number, at, kind })),
		mayWrite: may(by, 'event.write', owned),
		mayReadAttendees: may(by, 'event.read_attendees', owned)
	};
}

/** What the form about a meeting offers. @throws 404 */
export async function eventFormPage(db: Db, by: Actor, organisationId: string) {
	const { organisation, covers } = await pilotWorkspace(db, by, organisationId);
	return { organisation, needs: await needChoices(db, covers) };
}

async function ownersOf(db: Db, events: readonly EventFacts[], today: string): Promise<Owners> {
	const all = await organisationDirectory(db);
	const ids = new Set(events.flatMap(({ ownerId }) => ownerId ?? []));
	return Object.fromEntries(
		[...ids].map((id) => {
			const owner = all.get(id);
			return [id, owner && datedName(owner, all, today)];
		})
	);
}

/** @throws 404, 403 */
export async function attendeePage(db: Db, by: Actor, organisationId: string, id: string) {
	const { organisation, kept } = await eventIn(db, by, organisationId, id);
	demand(by, 'event.read_attendees', { organisationId: kept.ownerId }, 'workspace.read');
	return {
		organisation,
		event: { id: kept.id, slug: kept.slug, title: kept.title, language: kept.language },
		goOn: attendeesGoOn(kept, kept.attendeesKeptDays),
		deletedAt: kept.attendeesDeletedAt,
		...(await attendeeList(db, by, kept))
	};
}
