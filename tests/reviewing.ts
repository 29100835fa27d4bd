/** Pilots of Ringsaker's before the secretariat, and those who write, decide and read them. */
import { eq } from 'drizzle-orm';
import type { Db } from '#lib/db.server.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { decidePilot, type Verdict } from '#lib/pilots/decide-pilot.server.ts';
import { pilotById } from '#lib/pilots/pilots.server.ts';
import { registerPilot } from '#lib/pilots/register-pilot.server.ts';
import { pilotVersion } from '#lib/pilots/schema.server.ts';
import { submitPilot } from '#lib/pilots/submit-pilot.server.ts';
import { actorOf } from './actor.ts';
import { accepted } from './decided.ts';
import { fullRow } from './pilot-contents.ts';

export const today = '2026-11-21';
export const context = { origin: 'https://sol.example', today };
export const sendBack = { verdict: 'return', remarks: [{ field: 'targetGroup', text: 'Hvor mange rom?' }] } as const;

export async function reviewing(db: Db) {
	const [editor, admin, stranger, secretary, other, auditor] = await Promise.all([
		actorOf(db, 'redaktor.ringsaker'),
		actorOf(db, 'admin.ringsaker'),
		actorOf(db, 'redaktor.karlstad'),
		actorOf(db, 'sekretariat1'),
		actorOf(db, 'sekretariat2'),
		actorOf(db, 'revisor')
	]);

	async function draft(title = 'Nattilsyn'): Promise<string> {
		const id = accepted(await registerPilot(db, editor, 'ringsaker', { title, language: 'nb' }, today));
		await db
			.update(pilotVersion)
			.set({ ...fullRow, title })
			.where(eq(pilotVersion.pilotId, id));
		return id;
	}
	async function submitted(title?: string): Promise<string> {
		const id = await draft(title);
		await submitPilot(db, editor, id);
		return id;
	}
	async function decide(id: string, verdict: Partial<Verdict> = {}, by = secretary) {
		const revision = (await pilotById(db, id))?.open?.revision ?? 0;
		const publish: Verdict = { pilotId: id, revision, verdict: 'publish', remarks: [], language: 'nb' };
		return decidePilot(db, by, { ...publish, ...verdict }, context);
	}

	async function state(id: string) {
		const found = await pilotById(db, id);
		return { open: found?.open?.publication, public: found?.public?.number, slug: found?.slug };
	}
	async function mailsTo(kind: string, title: string) {
		const rows = await db.select().from(outgoingMail).where(eq(outgoingMail.kind, kind));
		return rows.filter(({ subject }) => subject.includes(title));
	}

	const people = { editor, admin, stranger, secretary, other, auditor };
	return { people, draft, submitted, decide, state, mailsTo };
}
