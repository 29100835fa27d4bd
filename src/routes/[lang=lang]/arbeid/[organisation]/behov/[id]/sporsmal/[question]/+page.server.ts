import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { demand, found } from '#lib/accounts/demand.server.ts';
import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { typedText } from '#lib/form.ts';
import { answerQuestion, declineQuestion } from '#lib/needs/answer-question.server.ts';
import { actingFor } from '#lib/needs/need-facts.server.ts';
import { readAnswer, readDecline, untoldNames } from '#lib/needs/question.ts';
import { namesOfAsker, questionOf } from '#lib/needs/questions.server.ts';
import { openedNeed, type NeedEvent } from '../../opened.server.ts';
import type { Actions, PageServerLoad } from './$types';

type QuestionEvent = NeedEvent & { params: { question: string } };

async function opened(event: QuestionEvent) {
	const { by, workspace, need } = await openedNeed(event);
	const question = found(need.isPublic ? await questionOf(db(), need.id, event.params.question) : undefined);
	demand(by, 'question.answer', { organisationId: actingFor(by, 'question.answer', need) }, 'public.read');
	return { by, workspace, need, question, place: { needId: need.id, questionId: question.id } };
}

export const load: PageServerLoad = async (event) => {
	const { workspace, need, question } = await opened(event);
	return { workspace, need, question };
};

const sender = () => ({ origin: env().origin, today: today() });

function listOf({ locals, params }: QuestionEvent): string {
	const { organisation, id } = params;
	return `${resolve('/[lang=lang]/arbeid/[organisation]/behov/[id]', { lang: locals.lang, organisation, id })}/sporsmal`;
}

export const actions = {
	answer: async (event) => {
		const { by, place } = await opened(event);
		const form = await event.request.formData();
		const read = readAnswer(form);
		if (!read.ok) return fail(422, { issues: read.issues, named: [], typed: typedText(form) });
		const text = `${read.value.publicText}\n${read.value.answer}`;
		const named = untoldNames(form, text, await namesOfAsker(db(), place.questionId));
		if (named.length > 0) return fail(422, { issues: [], named, typed: typedText(form) });
		const done = await answerQuestion(db(), by, place, read.value, sender());
		if (!done.ok) return fail(422, { issues: done.issues, named: [], typed: typedText(form) });
		redirect(303, `${listOf(event)}?utfort=answered`);
	},
	decline: async (event) => {
		const { by, place } = await opened(event);
		const form = await event.request.formData();
		const read = readDecline(form);
		const done = read.ok ? await declineQuestion(db(), by, place, read.value, sender()) : read;
		if (!done.ok) return fail(422, { issues: done.issues, named: [], typed: typedText(form) });
		redirect(303, `${listOf(event)}?utfort=declined`);
	}
} satisfies Actions;
