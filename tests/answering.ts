/** A need, a firm that answers it, and everybody who may or may not see the answer. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeEach } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import type { Db } from '#lib/db.server.ts';
import type { Decision } from '#lib/decision.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { openResponse } from '#lib/responses/open-response.server.ts';
import { ownResponse } from '#lib/responses/own-response.server.ts';
import type { ResponseContent } from '#lib/responses/response.ts';
import { response } from '#lib/responses/schema.server.ts';
import type { Vault } from '#lib/responses/seal-key.server.ts';
import { sealKeyOf } from '#lib/responses/seal.server.ts';
import type { NewFile } from '#lib/responses/sealed-files.server.ts';
import { submitResponse } from '#lib/responses/submit-response.server.ts';
import { withdrawResponse } from '#lib/responses/withdraw-response.server.ts';
import { saveDraft } from '#lib/responses/write-response.server.ts';
import { actorOf } from './actor.ts';
import { aContent } from './responses.ts';

const origin = 'https://sol.example';
export const sender = { origin, today: '2026-11-22' };
export const firm = 's1';
export const file: NewFile = {
	name: 'prøve.pdf',
	mediaType: 'application/pdf',
	bytes: Buffer.from('%PDF-1.4 innhold')
};

type Told = Partial<ResponseContent> & {
	by?: string;
	revision?: number;
	added?: NewFile[];
	removed?: string[];
	place?: string;
};

export async function answering(db: Db) {
	const vault: Vault = {
		key: sealKeyOf(Buffer.alloc(32, 3)),
		dataDir: await mkdtemp(join(tmpdir(), 'sol-sealed-'))
	};
	const colleague = await actorOf(db, 'leverandor1');
	const finance = await actorOf(db, 'okonomi.karlstad');
	const people: Readonly<Record<string, Actor | null>> = {
		anonymous: null,
		supplier: await actorOf(db, 'leverandor1'),
		colleague: { ...colleague, personId: (await actorOf(db, 'redaktor.arvika')).personId },
		otherFirm: await actorOf(db, 'leverandor2'),
		reader: { ...finance, memberships: finance.memberships.map((one) => ({ ...one, role: 'reader' as const })) },
		finance,
		editor: await actorOf(db, 'redaktor.karlstad'),
		administrator: await actorOf(db, 'admin.karlstad'),
		coOwner: await actorOf(db, 'redaktor.ringsaker'),
		stranger: await actorOf(db, 'redaktor.hammaro'),
		secretariat: await actorOf(db, 'sekretariat1'),
		auditor: await actorOf(db, 'revisor')
	};
	afterAll(() => rm(vault.dataDir, { recursive: true, force: true }));
	beforeEach(() => db.delete(outgoingMail));

	function who(name: string): Actor {
		const actor = people[name];
		if (!actor) throw new Error(`Nobody is called ${name}`);
		return actor;
	}

	async function typedOn(
		slug: string,
		{ by = 'supplier', place = firm, revision, added = [], removed = [], ...content }: Told
	) {
		const at = { organisationId: place, slug };
		const now = revision ?? (await ownResponse(db, who(by), vault, at)).kept?.revision ?? 0;
		return { by: who(by), at, typed: { revision: now, content: aContent(content), added, removed } };
	}

	async function save(slug: string, told: Told = {}): Promise<Decision<null>> {
		const { by, at, typed } = await typedOn(slug, told);
		return saveDraft(db, by, vault, at, typed);
	}

	async function submit(slug: string, told: Told = {}): Promise<Decision<null>> {
		const { by, at, typed } = await typedOn(slug, told);
		return submitResponse(db, by, vault, at, { ...typed, origin });
	}

	const withdraw = (slug: string) => withdrawResponse(db, who('supplier'), vault, { organisationId: firm, slug });
	const own = (slug: string) => ownResponse(db, who('supplier'), vault, { organisationId: firm, slug });

	async function rowOf(needId: string) {
		const [row] = await db
			.select()
			.from(response)
			.where(and(eq(response.needId, needId), eq(response.organisationId, firm)));
		if (!row) throw new Error('No answer');
		return row;
	}

	async function open(needId: string, by: string, marking = false) {
		const { id } = await rowOf(needId);
		const which = { organisationId: by === 'coOwner' ? 'ringsaker' : 'karlstad', needId, responseId: id };
		return openResponse(db, people[by] ?? null, vault, which, marking ? sender : null);
	}

	/** What somebody gets to see: the text, that it is unread, why not, or the number of the refusal. */
	async function seen(needId: string, by: string): Promise<string | number> {
		try {
			const opened = await open(needId, by);
			if (!opened.ok) return opened.issues[0]?.key ?? '';
			return opened.value.version?.content.offer ?? 'unread';
		} catch (fault) {
			const { status } = Object(fault) as { status?: unknown };
			if (typeof status === 'number') return status;
			throw fault;
		}
	}

	return { vault, people, who, save, submit, withdraw, own, rowOf, open, seen };
}
