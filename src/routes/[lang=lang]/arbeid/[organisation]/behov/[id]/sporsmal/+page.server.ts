import { found } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import { db } from '#lib/db.server.ts';
import { actingFor } from '#lib/needs/need-facts.server.ts';
import { answeredQuestions, declinedQuestions, openQuestions } from '#lib/needs/questions.server.ts';
import { openedNeed } from '../opened.server.ts';
import type { PageServerLoad } from './$types';

const receipts = ['answered', 'declined'] as const;

export const load: PageServerLoad = async (event) => {
	const { by, workspace, need, isAsked } = await openedNeed(event);
	found(need.isPublic && !isAsked ? need : undefined);
	return {
		workspace,
		need,
		mayAnswer: may(by, 'question.answer', { organisationId: actingFor(by, 'question.answer', need) }),
		open: await openQuestions(db(), need.id),
		answered: await answeredQuestions(db(), need.id),
		declined: await declinedQuestions(db(), need.id),
		receipt: receipts.find((what) => what === event.url.searchParams.get('utfort')) ?? null
	};
};
