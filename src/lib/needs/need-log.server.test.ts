import { eq, inArray, sql } from 'drizzle-orm';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/may.ts';
import type { Lang } from '#lib/lang.ts';
import { messages } from '#lib/messages.server.ts';
import { textFor } from '#lib/ui/text.ts';
import { testDb } from '../../../tests/db.ts';
import { actorOf } from '../../../tests/actor.ts';
import { makeMember } from '../../../tests/members.ts';
import { openNeed } from '../../../tests/responses.ts';
import { logCsv, logFile, logPdf } from './need-log-file.server.ts';
import { aboutText, logKinds, whoText } from './need-log-text.ts';
import { demandLog, logPage, organisationsInLog, wholeLog } from './need-log-lines.server.ts';
import { logParticipation, type Participation } from './need-log.server.ts';
import { workedNeed } from './need-work.server.ts';
import { need, needLog, question } from './schema.server.ts';

const { db } = await testDb({ demo: true });
const named = async (who: string) => actorOf(db, who);
const people = {
	reader: await makeMember(db, 'Leser', 'reader', 'karlstad'),
	editor: await named('redaktor.karlstad'),
	finance: await named('okonomi.karlstad'),
	admin: await named('admin.karlstad'),
	office: await named('sekretariat1'),
	stranger: await named('redaktor.ringsaker'),
	supplier: await named('leverandor1'),
	auditor: await named('revisor')
};
const { editor, supplier } = people;
const text = (lang: Lang) => textFor(lang, messages[lang]);
const everything = { organisationId: null, page: null };

const opened = async (changes: Partial<typeof need.$inferInsert> = {}) =>
	(await openNeed(db, { deadline: '2099-01-01', ...changes })).id;

async function log(needId: string, entries: readonly Partial<Participation>[]): Promise<void> {
	await logParticipation(
		db,
		entries.map((entry) => ({ needId, kind: 'seen', organisationId: null, personId: null, ...entry }))
	);
}

const letItPass = (id: string) =>
	db.execute(sql`
		update need set deadline = passed::date, deadline_time = passed::time
		from (select clock_timestamp() at time zone 'Europe/Oslo' - interval '1 minute' as passed) p where id = ${id}`);

async function fileOf(needId: string, by: Actor = editor) {
	return logFile(db, by, { organisationId: 'karlstad', needId });
}

async function pdfWords(needId: string, lang: Lang): Promise<string> {
	const made = await logPdf(await fileOf(needId), text(lang), '');
	if (!made.ok) throw new Error(made.why);
	const document = await getDocument({ data: new Uint8Array(made.pdf), verbosity: 0 }).promise;
	const pages = await Promise.all(
		Array.from({ length: document.numPages }, async (_, index) => {
			const { items } = await (await document.getPage(index + 1)).getTextContent();
			return items.map((item) => ('str' in item ? item.str : '')).join(' ');
		})
	);
	return pages.join('\n');
}

const refusal = async (done: () => unknown) => {
	try {
		await done();
		return 'done';
	} catch (fault) {
		return (fault as { status?: number }).status;
	}
};

describe('reading the log of a need', () => {
	test.each(Object.entries(people))('is for the owner’s people, secretariat and auditor: %s', async (_, by) => {
		const kept = await workedNeed(db, await opened());
		if (!kept) throw new Error('no need');
		const mine = may(by, 'need_log.read', { organisationId: 'karlstad' });
		expect(await refusal(() => demandLog(by, kept))).toBe(mine ? 'done' : 403);
		expect(await refusal(() => fileOf(kept.id, by))).toBe(mine ? 'done' : 404);
	});

	test('is not possible before the need is public', async () => {
		const id = await opened({ state: 'draft', publishedAt: null });
		expect(await refusal(() => fileOf(id))).toBe(404);
	});

	test('goes fifty by fifty in the order of time, whoever wrote it down first', async () => {
		const id = await opened();
		await db.insert(needLog).values(
			Array.from({ length: 121 }, (_, index) => ({
				needId: id,
				kind: 'asked',
				at: new Date(Date.UTC(2026, 10, 1) - index * 60_000)
			}))
		);
		const pages = await Promise.all(['1', '2', '3'].map((page) => logPage(db, id, { organisationId: null, page })));
		expect(pages.map(({ lines }) => lines.length)).toEqual([50, 50, 21]);
		const times = pages.flatMap(({ lines }) => lines.map(({ at }) => at.getTime()));
		expect(times).toEqual(times.toSorted((one, other) => one - other));
	});

	test('can be narrowed to what one organisation did', async () => {
		const id = await opened();
		await log(id, [
			{ organisationId: 's1' },
			{ organisationId: 's2' },
			{ kind: 'asked', organisationId: 's1' },
			{ kind: 'opened' }
		]);
		const { lines, total } = await logPage(db, id, { organisationId: 's1', page: null });
		expect([total, lines.map(({ kind }) => kind)]).toEqual([2, ['seen', 'asked']]);
		expect((await organisationsInLog(db, id)).map((one) => one.id).sort()).toEqual(['s1', 's2']);
		expect((await logPage(db, id, { organisationId: "x' or true --", page: 'x' })).total).toBe(0);
	});

	test.each(['nb', 'sv'] as const)('has words for each kind, in %s', (lang) => {
		for (const kind of logKinds) expect(text(lang).t(`need_log.kind_${kind}`)).not.toContain('need_log');
		const line = { id: 1, at: new Date(), isSealed: false, organisation: null, meeting: null };
		const say = (kind: (typeof logKinds)[number], detail: Record<string, string | number | null>) =>
			aboutText(text(lang), { ...line, kind, detail });
		expect(say('answered', { answerNo: 3 })).toContain('3');
		expect(say('state', { from: 'open', to: 'closed' })).toMatch(/^(Åpent → Avsluttet|Öppet → Avslutat)$/);
		expect(say('addendum', { field: 'deadline', before: '2027-03-01', after: '2027-03-15' })).toMatch(
			/1.?\/?3\.? → 15/
		);
		expect(say('addendum', { field: 'note' })).toBe(text(lang).t('need.line_note'));
		expect(say('response_submitted', { submissions: 2 })).toContain('2');
		expect(say('response_submitted', { submissions: 1 })).toBe('');
		expect(whoText(text(lang), { ...line, kind: 'asked', detail: {} })).toBe(text(lang).t('need_log.no_organisation'));
		expect(whoText(text(lang), { ...line, kind: 'opened', detail: {} })).toBe(text(lang).t('need_log.owner_side'));
	});
});

describe('who handed in a sealed answer', () => {
	async function sealedNeed() {
		const id = await opened({ isSealed: true });
		await log(id, [
			{ organisationId: 's2' },
			{ kind: 'response_submitted', organisationId: 's1', detail: { submissions: 7 } },
			{ kind: 'response_withdrawn', organisationId: 's1' }
		]);
		return id;
	}
	const [firm] = supplier.memberships;
	const nameOf = firm?.nameNb ?? 'nobody';

	test('stands nowhere in the log before the deadline, and in all of it after', async () => {
		const id = await sealedNeed();
		const everywhere = async () => {
			const csv = logCsv(await fileOf(id), text('sv'), '');
			const lines = JSON.stringify([await logPage(db, id, everything), await wholeLog(db, id)]);
			const list = JSON.stringify(await organisationsInLog(db, id));
			return [lines, list, csv, await pdfWords(id, 'nb')];
		};
		for (const where of await everywhere()) {
			expect(where).not.toContain(nameOf);
			expect(where).not.toContain('submissions');
		}
		expect((await logPage(db, id, { organisationId: 's1', page: null })).total).toBe(0);
		expect((await logPage(db, id, everything)).total).toBe(3);
		expect(await pdfWords(id, 'nb')).toContain(text('nb').t('need_log.sealed'));

		await letItPassSealed(id);
		for (const where of await everywhere()) expect(where).toContain(nameOf);
		expect((await logPage(db, id, { organisationId: 's1', page: null })).total).toBe(2);
	});

	/** The database lets no sealed need open sooner, so its guard steps aside for the test. */
	async function letItPassSealed(id: string) {
		await db.transaction(async (tx) => {
			await tx.execute(sql`set local session_replication_role = replica`);
			await tx.execute(sql`
				update need set deadline = passed::date, deadline_time = passed::time
				from (select clock_timestamp() at time zone 'Europe/Oslo' - interval '1 minute' as passed) p where id = ${id}`);
		});
	}

	test('is told at once where answers are open', async () => {
		const id = await opened();
		await log(id, [{ kind: 'response_submitted', organisationId: 's1' }]);
		expect(JSON.stringify(await wholeLog(db, id))).toContain(nameOf);
		await letItPass(id);
		expect(JSON.stringify(await wholeLog(db, id))).toContain(nameOf);
	});
});

describe('the log as a file', () => {
	async function fullNeed() {
		const id = await opened({ title: 'Lås; med "tecken"\noch 🔒' });
		await log(id, [
			{ kind: 'opened' },
			{ organisationId: 's1' },
			{ kind: 'asked', organisationId: 's1', personId: supplier.personId }
		]);
		await db.insert(question).values({
			needId: id,
			language: 'sv',
			text: 'Som det frågades av Fjordfirman',
			askedBy: supplier.personId,
			organisationId: 's1',
			publicText: '=Hur många dörrar?\nOch fönster?',
			answer: 'Om lag 400.',
			answerLanguage: 'nb',
			answeredAt: new Date('2026-11-20T09:00:00Z'),
			answerNo: 1
		});
		await db.execute(sql`insert into need_addendum (need_id, field, before, after, reason, at) values
			(${id}, 'deadline', '2027-03-01', '2027-03-15', 'Fler ska hinna.', '2026-07-20T09:00:00Z'),
			(${id}, 'note', null, 'Det är 410 dörrar.', '', '2026-11-21T09:00:00Z')`);
		return id;
	}

	test.each([
		['nb', ['Frist: ', '1.3. → 15.3.2027', '20.11.2026 kl. 10:00:00 norsk og svensk tid (UTC+01:00)']],
		['sv', ['1/3 → 15/3 2027', '2026-11-20 kl. 10:00:00 svensk och norsk tid (UTC+01:00)', '(UTC+02:00)']]
	] as const)(
		'in %s holds log, questions with answers and addenda, with the zone of each time',
		async (lang, parts) => {
			const csv = logCsv(await fileOf(await fullNeed()), text(lang), 'Oppdiktet');
			expect(csv.startsWith('\uFEFFOppdiktet\r\n')).toBe(true);
			for (const part of [...parts.filter((each) => each !== 'Frist: '), 'Om lag 400.', 'Det är 410 dörrar.'])
				expect(csv).toContain(part);
			expect(csv).toContain(`"'=Hur många dörrar?\nOch fönster?"`);
			expect(csv).not.toContain('Fjordfirman');
			expect(csv).not.toContain(supplier.name);
			for (const kind of ['opened', 'seen', 'asked'] as const)
				expect(csv).toContain(text(lang).t(`need_log.kind_${kind}`));
		}
	);

	test.each(['nb', 'sv'] as const)('on paper in %s is tagged and says the same', async (lang) => {
		const id = await fullNeed();
		const words = (await pdfWords(id, lang)).replace(/\s+/g, ' ');
		for (const part of ['Hur många dörrar?', 'Om lag 400.', 'Det är 410 dörrar.', 'Fler ska hinna.'])
			expect(words).toContain(part);
		expect(words).not.toContain('Fjordfirman');
		const made = await logPdf(await fileOf(id), text(lang), 'Oppdiktet');
		const bytes = made.ok ? Buffer.from(made.pdf).toString('latin1') : '';
		expect(bytes).toContain('/MarkInfo');
		expect(bytes).toMatch(/pdfuaid/);
		expect(bytes).toContain(lang === 'nb' ? 'nb-NO' : 'sv-SE');
	});

	test('of a need with nothing in it says so', async () => {
		const csv = logCsv(await fileOf(await opened()), text('nb'), '');
		for (const key of ['need_log.none', 'question.none_answered', 'need_log.no_addenda'] as const)
			expect(csv).toContain(text('nb').t(key));
	});
});

describe('the log in the database', () => {
	test('is only added to, but for forgetting a person', async () => {
		const id = await opened();
		await log(id, [{ organisationId: 's1', personId: supplier.personId }]);
		await expect(db.execute(sql`update need_log set organisation_id = null where need_id = ${id}`)).rejects.toThrow();
		await db.execute(sql`update need_log set person_id = null where need_id = ${id}`);
		const [kept] = await db.select().from(needLog).where(eq(needLog.needId, id));
		expect(kept).toMatchObject({ organisationId: 's1', personId: null });
		for (const change of [
			sql`person_id = ${supplier.personId}`,
			sql`kind = 'answered'`,
			sql`organisation_id = null`,
			sql`at = at - interval '1 day'`,
			sql`detail = '{"a": 1}'`,
			sql`need_id = ${await opened()}`
		])
			await expect(db.execute(sql`update need_log set ${change} where need_id = ${id}`)).rejects.toThrow();
	});

	test('goes with a need that was never opened, and never else', async () => {
		const id = await opened();
		const draft = await opened({ state: 'draft', publishedAt: null });
		for (const each of [id, draft]) await log(each, [{ organisationId: 's1' }]);
		await expect(db.execute(sql`delete from need_log where need_id = ${id}`)).rejects.toThrow();
		await expect(db.delete(need).where(eq(need.id, id))).rejects.toThrow();
		await db.delete(need).where(eq(need.id, draft));
		const left = await db
			.select({ of: needLog.needId })
			.from(needLog)
			.where(inArray(needLog.needId, [id, draft]));
		expect(left).toEqual([{ of: id }]);
	});
});
