/** What can be done at meetings, by following and with what goes out, each as the site does it. */
import { eq } from 'drizzle-orm';
import { found } from '#lib/accounts/demand.server.ts';
import { no, yes } from '#lib/decision.ts';
import { bookSlot, cancelSlot } from '#lib/events/book-slot.server.ts';
import { calendarOfSlot } from '#lib/events/event-files.server.ts';
import { attendeePage, eventDeskPage } from '#lib/events/event-pages.server.ts';
import { publicEvent } from '#lib/events/events.server.ts';
import { cancelEvent, deleteDraft, publishEvent, publishMinutes } from '#lib/events/publish-event.server.ts';
import { signOff, signUpFor } from '#lib/events/sign-up.server.ts';
import { changeEvent, writeEvent } from '#lib/events/write-event.server.ts';
import { deliveryPage } from '#lib/follows/delivery.server.ts';
import { changePace, followThing, stopFollowing } from '#lib/follows/follow-thing.server.ts';
import { giveUpMail, retryMail } from '#lib/follows/handle-mail.server.ts';
import { followsPage } from '#lib/follows/notices.server.ts';
import { recordTrouble } from '#lib/follows/record-trouble.server.ts';
import { follow } from '#lib/follows/schema.server.ts';
import { decideMatch } from '#lib/matches/decide-match.server.ts';
import { decideRegistration, registrations } from '#lib/suppliers/verify-supplier.server.ts';
import { formOf } from '../typed.ts';
import type { Person } from './needs-people.ts';
import { sender } from './needs-world.ts';
import { karlstad, ofFirm, read, type Does } from './verb.ts';

const aMeeting = {
	...{ title: 'Dialog', text: 'Kom.', language: 'sv', day: '15.1.2030', from: '10', to: '12', place: 'Karlstad' },
	revision: '1'
};

export const events = {
	'write a meeting': (db, { by }) => writeEvent(db, by, karlstad, formOf(aMeeting)),
	'change a draft of a meeting': (db, { by }, { planned }) => changeEvent(db, by, planned.id, formOf(aMeeting), sender),
	'publish a meeting': (db, { by }, { planned }) => publishEvent(db, by, planned.id, formOf({ revision: '1' })),
	'throw a draft of a meeting away': (db, { by }, { planned }) => deleteDraft(db, by, planned.id),
	'change a published meeting': (db, { by }, { quiet }) => changeEvent(db, by, quiet.id, formOf(aMeeting), sender),
	'cancel a meeting': (db, { by }, { coming }) =>
		cancelEvent(db, by, coming.id, formOf({ revision: '1', reason: 'Storm.' }), sender),
	'publish minutes': (db, { by }, { past }) =>
		publishMinutes(db, by, past.id, formOf({ revision: '1', minutes: 'Vi sågs.', language: 'sv' })),
	'open a draft of a meeting in the workspace': (db, { by }, { planned }) =>
		read(eventDeskPage(db, by, karlstad, planned.id)),
	'read a draft of a meeting as the public does': (db, _, { planned }) =>
		read(publicEvent(db, planned.slug).then(found)),
	'read who comes': (db, { by }, { coming }) => read(attendeePage(db, by, karlstad, coming.id)),
	'sign up': (db, who, { coming }) => signUpFor(db, who.by, coming.slug, formOf(forOwn(who))),
	'sign up for a draft': (db, who, { planned }) => signUpFor(db, who.by, planned.slug, formOf(forOwn(who))),
	'sign off': (db, { by }, { coming }) => signOff(db, by, coming.slug, sender),
	'book a conversation': (db, { by, home }, { coming }) =>
		bookSlot(db, by, { slug: coming.slug, organisationId: home, slotId: '' }, sender),
	'book for the firm': (db, { by }, { coming }) => bookSlot(db, by, { ...ofFirm(coming.slug), slotId: '' }, sender),
	'book at a draft': (db, { by, home }, { planned }) =>
		bookSlot(db, by, { slug: planned.slug, organisationId: home, slotId: '' }, sender),
	'give a conversation of the firm back': (db, { by }, { coming }) => cancelSlot(db, by, ofFirm(coming.slug), sender),
	'fetch the conversation of the firm': (db, { by }, { coming }) => read(calendarOfSlot(db, by, ofFirm(coming.slug)))
} satisfies Record<string, Does>;

export const follows = {
	'follow an open need': (db, { by }, { open }) =>
		followThing(db, by, { target: { kind: 'need', id: open.id } }, 'daily'),
	'follow a draft': (db, { by }, { draft }) => followThing(db, by, { target: { kind: 'need', id: draft.id } }, 'daily'),
	'open the own follows': (db, { by }) => read(followsPage(db, by, 'nb')),
	'change how often another is told': (db, { by }, { follow: id }) => changePace(db, by, id, 'weekly'),
	// whoever it is, the answer is silence: what counts is whether it is gone
	'stop the following of another': async (db, { by }, { follow: id }) => {
		await stopFollowing(db, by, id);
		const left = await db.select({ id: follow.id }).from(follow).where(eq(follow.id, id));
		return left.length === 0 ? yes(null) : no({ field: '', key: 'still there' });
	},
	'choose what fits an open need': (db, { by }, { open, pilot }) =>
		decideMatch(db, by, { needId: open.id, found: `pilot:${pilot}`, decision: 'pinned' }),
	'choose what fits a draft': (db, { by }, { draft, pilot }) =>
		decideMatch(db, by, { needId: draft.id, found: `pilot:${pilot}`, decision: 'pinned' }),
	'look through firms that registered': (db, { by }) => read(registrations(db, by)),
	'verify a firm': (db, { by }, { registration }) =>
		decideRegistration(db, by, registration, { verdict: 'verify', reason: '' }, sender),
	'read what goes out': (db, { by }) => read(deliveryPage(db, by)),
	'send a mail again': (db, { by }, { mail }) => retryMail(db, by, mail),
	'give a mail up': (db, { by }, { mail }) => giveUpMail(db, by, mail),
	'record that an address is dead': (db, { by }) =>
		recordTrouble(db, by, { kind: 'bounce', about: 'leverandor1@demo.example' })
} satisfies Record<string, Does>;

function forOwn({ by, home }: Person): Record<string, string> {
	const [first] = (by as Person['by'] | null)?.memberships ?? [];
	return { organisation: first?.organisationId ?? home };
}
