/** What the pages and files of the joint report show, each with the check of who reads it. */
import type { Actor } from '#lib/accounts/actor.ts';
import { demand } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import type { Db } from '#lib/db.server.ts';
import type { PairLang } from '#lib/lang.ts';
import { messages } from '#lib/messages.server.ts';
import { textFor } from '#lib/ui/text.ts';
import { checklist } from './project-report-checklist.server.ts';
import { withoutWages, type ProjectReportContent } from './project-report-content.ts';
import { draftSections } from './project-report-draft.ts';
import { draftFacts } from './project-report-facts.server.ts';
import {
	approvalsOf,
	contentOf,
	digestOf,
	projectReportPlace,
	projectReportThere,
	type ProjectReportRow
} from './project-report-place.server.ts';
import { holdsFor, lengthOf, noTexts, type SectionTexts } from './project-report.ts';

const everybody = { organisationId: null };

/** The whole report: who is missing, the figures in short, the approvals. */
export async function projectReportPage(db: Db, by: Actor, code: string, today: string) {
	demand(by, 'project_report.read', everybody);
	const place = await projectReportPlace(db, code, today);
	const row = await projectReportThere(db, place);
	const [partners, content, given] = await Promise.all([
		checklist(db, place.project, place.period, today),
		contentOf(db, place, row, today),
		approvalsOf(db, row?.id)
	]);
	const digest = digestOf(content);
	const now = { revision: row?.revision ?? 0, digest };
	const shown = forReader(content, by);
	return {
		period: place.period,
		isOver: place.period.endsOn < today,
		report: shownRow(row),
		partners,
		digest,
		lengths: { nb: lengthOf(content.texts.nb), sv: lengthOf(content.texts.sv) },
		// the lists of lines stand on pages of their own
		content: {
			...shown,
			annexes: shown.annexes.map(({ lines, computed, ...annex }) => ({
				...annex,
				lineCount: lines.length + computed.length
			}))
		},
		approvals: place.project.sides.map(({ side }) => {
			const approval = given.find((each) => each.side === side);
			return {
				side,
				approval,
				holds: approval !== undefined && (row?.state === 'submitted' || holdsFor(approval, now))
			};
		}),
		rights: {
			write: may(by, 'project_report.write', everybody) && row?.state !== 'submitted',
			remind: may(by, 'report.remind', everybody)
		}
	};
}

function shownRow(row: ProjectReportRow | undefined) {
	return {
		state: row?.state ?? ('draft' as const),
		revision: row?.revision ?? 0,
		submittedAt: row?.submittedAt ?? null
	};
}

/** The text of one language as it stands, with what it would be drafted as. */
export async function jointTextPage(db: Db, by: Actor, code: string, lang: PairLang, today: string) {
	demand(by, 'project_report.read', everybody);
	const place = await projectReportPlace(db, code, today);
	const row = await projectReportThere(db, place);
	return {
		period: place.period,
		report: shownRow(row),
		texts: row?.sections[lang] ?? noTexts,
		// what nobody has saved yet begins with the pilots' own words
		isNew: row === undefined,
		mayWrite: may(by, 'project_report.write', everybody) && row?.state !== 'submitted'
	};
}

/** What the sections of one language would be, from what stands on the platform now. */
export async function drafted(db: Db, by: Actor, code: string, lang: PairLang, today: string): Promise<SectionTexts> {
	demand(by, 'project_report.read', everybody);
	const { project, period } = await projectReportPlace(db, code, today);
	return draftSections(await draftFacts(db, project, period), textFor(lang, messages[lang]));
}

/** The content for a file or the page of an annex. */
export async function projectReportContent(db: Db, by: Actor, code: string, today: string) {
	demand(by, 'project_report.read', everybody);
	const place = await projectReportPlace(db, code, today);
	const row = await projectReportThere(db, place);
	return { content: forReader(await contentOf(db, place, row, today), by), isSubmitted: row?.state === 'submitted' };
}

function forReader(content: ProjectReportContent, by: Actor): ProjectReportContent {
	return may(by, 'expense.read_staff', everybody) ? content : withoutWages(content);
}
