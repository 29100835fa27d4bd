import { describe, expect, test } from 'vitest';
import { blank, full } from '../../../tests/pilot-contents.ts';
import { pilotRows } from './pilot-rows.ts';

const at = (day: string) => new Date(`${day}T10:00:00Z`);
const version = (publication: 'draft' | 'published' | 'withdrawn', content = full, day = '2026-01-01') => ({
	publication,
	content,
	editedAt: at(day)
});
const head = {
	id: 'p1',
	slug: 'robot',
	ownerId: 'fet',
	ownerNb: 'Fet kommune',
	ownerSv: 'Fets kommun',
	country: 'NO',
	projectId: 'x',
	language: 'nb',
	phase: 'execution',
	standing: 'running',
	hiddenAt: null,
	publishedAt: null
} as const;

describe('a line in the list of pilots', () => {
	test('says what is worked on, that another version is public, and for whom it was registered', () => {
		const [open, shown] = [version('draft', { ...blank, title: 'Ny' }, '2026-02-01'), version('published')];
		expect(pilotRows([{ ...head, open, public: shown, last: open }], 'lillestrom', 'sv')).toEqual([
			{
				id: 'p1',
				title: 'Ny',
				language: 'nb',
				before: 'Fets kommun',
				publication: 'published',
				beside: 'draft',
				isHidden: false,
				phase: 'execution',
				progress: { finished: 0, of: 6, percent: 0 },
				editedAt: at('2026-02-01')
			}
		]);
	});

	test('of one laid aside shows its newest words, and nothing of predecessors in the owner’s own list', () => {
		const last = version('withdrawn');
		expect(
			pilotRows([{ ...head, hiddenAt: at('2026-03-01'), open: null, public: null, last }], 'fet', 'nb')
		).toMatchObject([{ title: full.title, publication: 'withdrawn', beside: null, before: null, isHidden: true }]);
	});
});
