/** One of everything that belongs to a need: of Karlstad, owned with Ringsaker, answered by one firm. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import { document } from '#lib/documents/schema.server.ts';
import { signUp, event, slot } from '#lib/events/schema.server.ts';
import { follow } from '#lib/follows/schema.server.ts';
import { followThing } from '#lib/follows/follow-thing.server.ts';
import { uploadToNeed } from '#lib/needs/need-documents.server.ts';
import { needDocument, needPartner, question } from '#lib/needs/schema.server.ts';
import { response, responseFile } from '#lib/responses/schema.server.ts';
import { openResponse } from '#lib/responses/open-response.server.ts';
import { sealKeyOf } from '#lib/responses/seal.server.ts';
import { submitResponse } from '#lib/responses/submit-response.server.ts';
import { accepted } from '../decided.ts';
import { pdf } from '../files.ts';
import { aContent, openNeed } from '../responses.ts';
import { firm, the, type People } from './needs-people.ts';

export const sender = { origin: 'https://sol.example', today: '2026-11-22' };
export const vault = { key: sealKeyOf(Buffer.alloc(32, 7)), dataDir: await mkdtemp(join(tmpdir(), 'sol-needs-')) };

async function answer(db: Db, by: Actor, slug: string): Promise<void> {
	const file = { name: 'prov.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.4') };
	const typed = { revision: 0, content: aContent(), added: [file], removed: [], origin: sender.origin };
	accepted(await submitResponse(db, by, vault, { organisationId: firm, slug }, typed));
}

async function answerTo(db: Db, needId: string) {
	const [row] = await db.select({ id: response.id }).from(response).where(eq(response.needId, needId));
	const [file] = await db
		.select({ id: responseFile.id })
		.from(responseFile)
		.where(eq(responseFile.responseId, the(row).id));
	return { response: the(row).id, file: the(file).id };
}

async function meeting(db: Db, state: 'draft' | 'published', days: number, hasSlots = false) {
	const startsAt = sql`date_trunc('hour', now()) + ${days} * interval '1 day'`;
	const endsAt = sql`date_trunc('hour', now()) + ${days} * interval '1 day' + interval '1 hour'`;
	const slug = `mote-${crypto.randomUUID()}`;
	const publishedAt = state === 'draft' ? null : sql`now()`;
	const [made] = await db
		.insert(event)
		.values({
			slug,
			ownerId: 'karlstad',
			language: 'sv',
			title: 'Dialog',
			text: 'Kom.',
			state,
			startsAt,
			endsAt,
			publishedAt
		})
		.returning({ id: event.id });
	const { id } = the(made);
	if (hasSlots)
		await db.insert(slot).values([
			{ eventId: id, startsAt, endsAt: sql`${startsAt} + interval '20 minutes'` },
			{
				eventId: id,
				startsAt: sql`${startsAt} + interval '20 minutes'`,
				endsAt: sql`${startsAt} + interval '40 minutes'`
			}
		]);
	await db.update(event).set({ place: 'Karlstad' }).where(eq(event.id, id));
	return { id, slug };
}

/** A form with one file, as a browser sends it. */
export function upload(name: string): Request {
	const body = new FormData();
	body.set('files', new File([new Uint8Array(pdf(name))], name, { type: 'application/pdf' }));
	return new Request('http://127.0.0.1/', { method: 'POST', body });
}

async function documentOf(db: Db, by: Actor, needId: string): Promise<string> {
	const name = `${crypto.randomUUID()}.pdf`;
	accepted(await uploadToNeed(db, by, { needId, dataDir: vault.dataDir }, upload(name)));
	const [row] = await db.select({ id: document.id }).from(document).where(eq(document.name, name));
	return the(row).id;
}

export async function needThings(db: Db, people: People) {
	const texts = { targetGroup: 'Äldre', deadline: '2030-01-31', writtenBy: people.administrator.by.personId };
	const mine = { coOwner: 'ringsaker', ...texts };
	const draft = await openNeed(db, { ...mine, state: 'draft', publishedAt: null });
	await db.insert(needPartner).values({ needId: draft.id, organisationId: 'hammaro', role: 'co_owner' });
	const sent = await openNeed(db, {
		...{ ...mine, state: 'submitted', publishedAt: null },
		submittedBy: people.administrator.by.personId,
		submittedAt: new Date()
	});
	const open = await openNeed(db, mine);
	const sealed = await openNeed(db, { ...mine, isSealed: true });
	const untouched = await openNeed(db, mine);
	await answer(db, people.firm.by, open.slug);
	await answer(db, people.firm.by, sealed.slug);
	const opened = await answerTo(db, open.id);
	accepted(
		await openResponse(
			db,
			people.editor.by,
			vault,
			{ organisationId: 'karlstad', needId: open.id, responseId: opened.response },
			sender
		)
	);
	const [asked] = await db
		.insert(question)
		.values({
			needId: open.id,
			language: 'nb',
			text: 'Hvor mange?',
			askedBy: people.otherFirm.by.personId,
			organisationId: 's2'
		})
		.returning({ id: question.id });
	const coming = await meeting(db, 'published', 30, true);
	const [booked] = await db
		.update(slot)
		.set({ organisationId: firm, bookedBy: people.firm.by.personId, bookedAt: new Date() })
		.where(sql`${slot.id} = (select id from slot where event_id = ${coming.id} order by starts_at limit 1)`)
		.returning({ id: slot.id });
	await db
		.insert(signUp)
		.values({ eventId: coming.id, personId: people.otherFirm.by.personId, organisationId: 's2', state: 'seat' });
	const pace = { target: { kind: 'need', id: open.id } } as const;
	accepted(await followThing(db, people.firm.by, pace, 'daily'));
	const [followed] = await db.select({ id: follow.id }).from(follow).where(eq(follow.targetId, open.id));
	const [mail] = await db.execute<{ id: string }>(sql`
		update outgoing_mail set attempts = 3, last_error = '550'
		where id = (select id from outgoing_mail where sent_at is null order by created_at limit 1) returning id`);
	const hidden = await documentOf(db, people.editor.by, draft.id);
	// as if it had been there when the need was sent in: once it is open nothing is put there
	const shown = await documentOf(db, people.editor.by, draft.id);
	await db.update(needDocument).set({ needId: open.id }).where(eq(needDocument.documentId, shown));
	const [pilot] = await db.execute<{ id: string }>(sql`
		select id from pilot p where hidden_at is null and withdrawn_at is null and exists (
			select from pilot_version v where v.pilot_id = p.id and v.publication = 'published') order by slug limit 1`);
	const [registration] = await db.execute<{ id: string }>(sql`
		select id from supplier_registration where state = 'confirmed' limit 1`);
	return {
		draft,
		pilot: the(pilot).id,
		registration: the(registration).id,
		document: { hidden, shown },
		sent,
		open,
		sealed,
		untouched,
		opened,
		unopened: await answerTo(db, sealed.id),
		question: the(asked).id,
		coming,
		quiet: await meeting(db, 'published', 50),
		past: await meeting(db, 'published', -3),
		colleague: people.finance.by.personId,
		planned: await meeting(db, 'draft', 40),
		slot: the(booked).id,
		follow: the(followed).id,
		mail: the(mail).id
	};
}
export type NeedThings = Awaited<ReturnType<typeof needThings>>;

export const missing = '00000000-0000-4000-8000-000000000000';

/** The same, of which nothing exists. */
export function noNeeds(): NeedThings {
	const id = missing;
	const thing = { id, slug: 'finns-inte' };
	const given = { response: id, file: id };
	return {
		...{ draft: thing, sent: thing, open: thing, sealed: thing, untouched: thing },
		...{ coming: thing, quiet: thing, past: thing, planned: thing },
		...{ opened: given, unopened: given, document: { hidden: id, shown: id } },
		...{ question: id, slot: id, pilot: id, registration: id, follow: id, mail: id, colleague: id }
	};
}
