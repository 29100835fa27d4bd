import { describe, expect, test } from 'vitest';
import { changed, ruled } from '#lib/needs/need-content.ts';
import {
	allMoves,
	isOpen,
	moved,
	movesFrom,
	needSearch,
	publicStates,
	readNeedQuery,
	rightFor,
	stateWhen,
	type NeedMove,
	type NeedState
} from '#lib/needs/need.ts';

const states = ['draft', 'returned', 'submitted', ...publicStates] as const satisfies readonly NeedState[];

describe('the state of a need', () => {
	test.each(states)('%s is closed past the deadline where it could be answered, and else as written', (state) => {
		expect(stateWhen(false, state)).toBe(state);
		expect(stateWhen(true, state)).toBe(state === 'open' || state === 'dialogue' ? 'closed' : state);
	});

	test('lets answers in while it is open or in dialogue', () => {
		expect(states.filter(isOpen)).toEqual(['open', 'dialogue']);
	});
});

describe('moving a need', () => {
	const ways: Record<NeedMove, string> = {
		submit: 'draft returned > submitted',
		take_back: 'submitted > draft',
		return: 'submitted > returned',
		open: 'submitted > open',
		dialogue: 'open > dialogue',
		close: 'open dialogue > closed',
		to_procurement: 'open dialogue closed > in_procurement',
		to_pilot: 'open dialogue closed in_procurement > in_pilot',
		cancel: 'open dialogue closed in_procurement > cancelled'
	};

	test.each(allMoves)('%s starts and ends where it should, and nowhere else', (move) => {
		const [from = '', to] = ways[move].split(' > ');
		for (const state of states) {
			const done = moved(state, move);
			expect([state, done.ok && done.value]).toEqual([state, from.split(' ').includes(state) && to]);
		}
	});

	test('is offered to its owner only where it starts', () => {
		expect(movesFrom('open')).toEqual(['dialogue', 'close', 'to_procurement', 'to_pilot', 'cancel']);
		expect(movesFrom('in_procurement')).toEqual(['to_pilot', 'cancel']);
		for (const state of ['draft', 'submitted', 'returned', 'in_pilot', 'cancelled'] as const)
			expect(movesFrom(state)).toEqual([]);
	});

	test('is for its owners before and after, and for the secretariat in between', () => {
		expect(allMoves.filter((move) => rightFor(move) === 'need.decide')).toEqual(['return', 'open']);
	});

	const change = { reason: '', procurementUrl: null, pilotId: null };
	test.each([
		['close', 'reason', 'need.reason_missing'],
		['cancel', 'reason', 'need.reason_missing'],
		['to_procurement', 'procurement_url', 'need.procurement_url_missing'],
		['to_pilot', 'pilot', 'need.pilot_missing']
	] as const)('%s asks for what readers must be told', (move, field, key) => {
		expect(changed('open', { ...change, move })).toEqual({ ok: false, issues: [{ field, key }] });
		const told = { move, reason: 'Fordi.', procurementUrl: 'https://a.example/', pilotId: 'x' };
		expect(changed('open', told).ok).toBe(true);
	});
});

describe('deciding on a need', () => {
	const kept = { state: 'submitted', revision: 3, writtenBy: 'w', submittedBy: 's', isOver: false } as const;
	const ruling = { verdict: 'open', remark: '', revision: 3, by: 'x' } as const;
	const keyOf = (issue: Parameters<typeof ruled>) => ruled(...issue).ok || ruled(...issue);

	test('opens it', () => {
		expect(ruled(kept, ruling)).toEqual({ ok: true, value: 'open' });
		expect(ruled(kept, { ...ruling, verdict: 'return', remark: 'Mer om hvem.' })).toEqual({
			ok: true,
			value: 'returned'
		});
	});

	test.each([
		['by who wrote it', { by: 'w' }, {}, 'need.own_work'],
		['by who sent it in', { by: 's' }, {}, 'need.own_work'],
		['of another revision', { revision: 2 }, {}, 'need.changed_meanwhile'],
		['back without a remark', { verdict: 'return' as const }, {}, 'need.remark_missing'],
		['past its deadline', {}, { isOver: true }, 'need.over_before_opening'],
		['twice', {}, { state: 'open' as const }, 'need.moved_on']
	])('refuses it %s', (_, other, differently, key) => {
		expect(
			keyOf([
				{ ...kept, ...differently },
				{ ...ruling, ...other }
			])
		).toMatchObject({ issues: [{ key }] });
	});
});

describe('reading the address of the list of needs', () => {
	const read = (search: string) => readNeedQuery(new URLSearchParams(search), (key) => key === 'fall_sensor');

	test('understands every filter it writes itself', () => {
		const search = '?status=closed&type=market_dialogue&teknologi=fall_sensor&land=SE&side=3';
		expect(needSearch(read(search).query)).toBe(search);
		expect(read(search).ignored).toBe(false);
	});

	test.each(['status=gone', 'type=order', 'teknologi=robot', 'land=DK'])('leaves out %s and says so', (search) => {
		expect(read(search)).toMatchObject({ ignored: true, query: { open: true } });
		expect(needSearch(read(search).query)).toBe('');
	});

	test('takes empty fields of a form as no wish', () => {
		expect(read('status=&type=&land=').ignored).toBe(false);
		expect(read('status=open').ignored).toBe(false);
	});
});
