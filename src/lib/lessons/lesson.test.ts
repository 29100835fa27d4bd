import { describe, expect, test } from 'vitest';
import { issuesOf } from '#lib/decision.ts';
import {
	changing,
	decides,
	leaves,
	mayBeWritten,
	missingForSubmitting,
	moved,
	type LessonContent,
	type Move,
	type Publication
} from './lesson.ts';

const publications: Publication[] = ['draft', 'submitted', 'returned', 'published', 'withdrawn'];
const allowed: Record<Move, Partial<Record<Publication, Publication>>> = {
	submit: { draft: 'submitted', returned: 'submitted' },
	take_back: { submitted: 'draft' },
	publish: { submitted: 'published' },
	return: { submitted: 'returned' },
	withdraw: { published: 'withdrawn' },
	reopen: { withdrawn: 'draft' }
};
const content: LessonContent = {
	kind: 'users',
	title: 'Spør først',
	context: '',
	whatHappened: 'To ville ikke.',
	advice: 'Spør dem som vil.',
	appliesWhen: '',
	dependsOn: []
};

describe('moving a lesson', () => {
	const cases = (Object.keys(allowed) as Move[]).flatMap((move) =>
		publications.map((from) => [move, from, allowed[move][from]] as const)
	);

	test.each(cases)('%s from %s leads to %s', (move, from, to) => {
		expect(moved({ publication: from, revision: 3 }, 3, move)).toEqual(
			to ? { ok: true, value: to } : { ok: false, issues: [{ field: '', key: 'lesson.moved_on' }] }
		);
	});

	test('is refused to whoever has an older one on the screen', () => {
		expect(issuesOf(moved({ publication: 'draft', revision: 3 }, 2, 'submit'))).toEqual([
			{ field: '', key: 'lesson.changed_meanwhile' }
		]);
	});
});

describe('writing a lesson', () => {
	test('is for a draft and a returned one', () => {
		expect(publications.filter(mayBeWritten)).toEqual(['draft', 'returned']);
		const keys = publications.map((publication) => issuesOf(changing({ publication, revision: 1 }, 1))[0]?.key ?? 'ok');
		expect(keys).toEqual(['ok', 'lesson.not_open', 'ok', 'lesson.not_open', 'lesson.not_open']);
	});

	test('overwrites nothing that another person saved meanwhile', () => {
		expect(issuesOf(changing({ publication: 'draft', revision: 2 }, 1))).toEqual([
			{ field: '', key: 'lesson.changed_meanwhile' }
		]);
	});
});

test('nobody can use a lesson without a title, what happened and an advice', () => {
	expect(missingForSubmitting(content)).toEqual([]);
	const empty = { ...content, title: '', whatHappened: '', advice: '' };
	expect(missingForSubmitting(empty)).toEqual([
		{ field: 'title', key: 'lesson.title_missing' },
		{ field: 'whatHappened', key: 'lesson.what_happened_missing' },
		{ field: 'advice', key: 'lesson.advice_missing' }
	]);
});

describe('deciding a lesson', () => {
	const publish = { move: 'publish', remark: '' } as const;

	test('is for somebody who neither wrote nor submitted it', () => {
		expect(decides('anna', ['kari', 'lars'], publish).ok).toBe(true);
		for (const author of ['kari', 'lars'])
			expect(issuesOf(decides(author, ['kari', 'lars'], publish))).toEqual([{ field: '', key: 'lesson.own_work' }]);
	});

	test('asks for a remark where it is returned', () => {
		expect(issuesOf(decides('anna', [], { move: 'return', remark: '' }))).toEqual([
			{ field: 'remark', key: 'lesson.remark_missing' }
		]);
		expect(decides('anna', [], { move: 'return', remark: 'Si hvor' }).ok).toBe(true);
	});
});

test('only the last lesson of a pilot that has ended must stay', () => {
	expect(leaves({ hasEnded: true, otherLessons: 0 }).ok).toBe(false);
	expect(leaves({ hasEnded: true, otherLessons: 1 }).ok).toBe(true);
	expect(leaves({ hasEnded: false, otherLessons: 0 }).ok).toBe(true);
});
