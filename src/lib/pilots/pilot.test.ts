import { describe, expect, test } from 'vitest';
import {
	copyOf,
	currencyOf,
	decides,
	mayBeWritten,
	moved,
	type Move,
	type PilotContent,
	type Publication
} from './pilot.ts';
import { full } from '../../../tests/pilot-contents.ts';

const publications: Publication[] = ['draft', 'submitted', 'returned', 'published', 'withdrawn'];
const allowed: Record<Move, Partial<Record<Publication, Publication>>> = {
	submit: { draft: 'submitted', returned: 'submitted' },
	take_back: { submitted: 'draft' },
	discard: { draft: 'withdrawn', returned: 'withdrawn' },
	publish: { submitted: 'published' },
	return: { submitted: 'returned' }
};

describe('moving a version', () => {
	const cases = (Object.keys(allowed) as Move[]).flatMap((move) =>
		publications.map((from) => [move, from, allowed[move][from]] as const)
	);

	test.each(cases)('%s from %s leads to %s', (move, from, to) => {
		const decision = moved(from, move);
		expect(decision).toEqual(
			to ? { ok: true, value: to } : { ok: false, issues: [{ field: '', key: 'pilot.moved_on' }] }
		);
	});

	test('is refused where no version is open', () => {
		expect(moved(undefined, 'submit').ok).toBe(false);
	});
});

test('only a draft and a returned version are written in', () => {
	expect(publications.filter(mayBeWritten)).toEqual(['draft', 'returned']);
});

describe('deciding a version', () => {
	test('is for somebody who did not write in it', () => {
		expect(decides('anna', ['kari', 'lars']).ok).toBe(true);
	});

	test('is refused to each of its authors, not only the last', () => {
		expect(decides('kari', ['kari', 'lars'])).toMatchObject({ ok: false, issues: [{ key: 'pilot.own_work' }] });
	});
});

test('budgets are in the money of the owner’s country', () => {
	expect([currencyOf('NO'), currencyOf('SE')]).toEqual(['NOK', 'SEK']);
});

test('a copy takes over how it is done, not when, where, with whom or for how much', () => {
	const copy = copyOf(full);
	const emptied = (Object.keys(full) as (keyof PilotContent)[]).filter((name) => copy[name] !== full[name]);
	expect(emptied.sort()).toEqual([
		...['budgetMinor', 'coOwners', 'endsOn', 'funders', 'itContact', 'milestones', 'partners', 'place'],
		...['professionalContact', 'researchers', 'sites', 'startsOn', 'userCount', 'workPackage']
	]);
});
