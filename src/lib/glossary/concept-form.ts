/** What the secretariat, or somebody who proposes, writes of a concept. Everything that is wrong is said at once. */
import { all, at, no, yes, type Decision, type Issue } from '#lib/decision.ts';
import { field } from '#lib/form.ts';
import { pairLang, type Lang } from '#lib/lang.ts';
import { missingAs } from '#lib/missing.ts';
import { readText } from '#lib/text.ts';
import {
	isCategory,
	isRelation,
	needsDifference,
	type ConceptContent,
	type ConceptWords,
	type LookAlike,
	type Relation,
	type WordLang
} from './concept.ts';

export const longest = { word: 100, words: 40, difference: 400, reason: 1000, remark: 1000 } as const;

export function readConcept(form: FormData, lookAlikes: readonly LookAlike[]): Decision<ConceptContent> {
	const relation = readRelation(field(form, 'relation'));
	const weight = readWeight(field(form, 'weight'));
	const read = all({
		words: wordsThatFit(readWords(form), relation, weight, lookAlikes),
		relation,
		category: readCategory(field(form, 'category')),
		weight: weightThatFits(weight, relation),
		nb: readDifference(form, 'nb', relation),
		sv: readDifference(form, 'sv', relation)
	});
	if (!read.ok) return read;
	const { nb, sv, ...rest } = read.value;
	return yes({ ...rest, difference: { nb, sv } });
}

/**
 * What somebody proposes who need not know how the glossary works: some words, and what more there is. The secretariat
 * fills in the rest.
 */
export function readProposed(form: FormData, lang: Lang): Decision<ConceptContent> {
	const [relation, category] = [field(form, 'relation'), field(form, 'category')];
	const read = all({
		words: readWords(form),
		nb: at('difference_nb', readText(form.get('difference_nb'), { max: longest.difference })),
		sv: at('difference_sv', readText(form.get('difference_sv'), { max: longest.difference }))
	});
	if (!read.ok) return read;
	const { words, nb, sv } = read.value;
	if (words.nb.length + words.nn.length + words.sv.length === 0)
		return no({ field: `words_${pairLang(lang)}`, key: 'glossary.word_missing' });
	const known = isRelation(relation) ? relation : likelyRelation(words);
	const weight = readWeight(field(form, 'weight'));
	return yes({
		category: isCategory(category) ? category : 'general',
		relation: known,
		weight: weight.ok ? weight.value : usualWeight[known],
		words,
		difference: { nb, sv }
	});
}

const usualWeight: Readonly<Record<Relation, number>> = {
	same: 100,
	near: 90,
	different: 90,
	partial: 60,
	false_friend: 90,
	none: 0
};

function likelyRelation({ nb, sv }: ConceptWords): Relation {
	return nb[0] !== undefined && nb[0] === sv[0] ? 'same' : 'different';
}

export function readReason(form: FormData): Decision<string> {
	return missingAs(
		'glossary.reason_missing',
		at('reason', readText(form.get('reason'), { max: longest.reason, required: true, multiline: true }))
	);
}

/** What the one who proposed is told. */
export function readRemark(form: FormData): Decision<string> {
	return missingAs(
		'glossary.remark_missing',
		at('remark', readText(form.get('remark'), { max: longest.remark, required: true, multiline: true }))
	);
}

function readRelation(value: string): Decision<Relation> {
	return isRelation(value) ? yes(value) : no({ field: 'relation', key: 'glossary.relation_missing' });
}

function readCategory(value: string): Decision<string> {
	return isCategory(value) ? yes(value) : no({ field: 'category', key: 'glossary.category_missing' });
}

function readWeight(value: string): Decision<number> {
	const text = value.trim().replace(/\s*%$/, '');
	const number = /^\d{1,3}$/.test(text) ? Number(text) : NaN;
	return number <= 100 ? yes(number) : no({ field: 'weight', key: 'glossary.weight_unreadable' });
}

function readDifference(form: FormData, lang: 'nb' | 'sv', relation: Decision<Relation>): Decision<string> {
	const name = `difference_${lang}`;
	const required = relation.ok && needsDifference(relation.value);
	return missingAs(
		`glossary.difference_missing_${lang}`,
		at(name, readText(form.get(name), { max: longest.difference, required }))
	);
}

function readWords(form: FormData): Decision<ConceptWords> {
	return all({
		nb: wordsOf(form, 'nb'),
		nn: wordsOf(form, 'nn'),
		sv: wordsOf(form, 'sv'),
		en: wordsOf(form, 'en')
	});
}

/** One word or phrase on each line. */
function wordsOf(form: FormData, lang: WordLang): Decision<string[]> {
	const name = `words_${lang}`;
	const lines = field(form, name)
		.split(/[\r\n]+/)
		.map((line) => line.replaceAll(/\s+/g, ' ').trim())
		.filter((line) => line !== '');
	const read = lines.map((line) => readText(line, { max: longest.word }));
	const words = read.flatMap((each) => (each.ok ? [each.value] : []));
	// one bad line is told of, not forty
	const unreadable = read.flatMap((each) => (each.ok ? [] : each.issues)).slice(0, 1);
	const issues = [...unreadable.map((issue) => ({ ...issue, field: name })), ...shapeOf(name, words)];
	return issues.length > 0 ? no(...issues) : yes(words);
}

function shapeOf(name: string, words: readonly string[]): Issue[] {
	const seen = words.map((word) => word.toLowerCase());
	const twice = words.find((_, place) => seen.indexOf(seen[place] ?? '') < place);
	const odd = words.find((word) => !/\p{L}/u.test(word));
	return [
		...(words.length > longest.words
			? [{ field: name, key: 'glossary.words_too_many', params: { max: longest.words } }]
			: []),
		...(twice === undefined ? [] : [{ field: name, key: 'glossary.word_twice', params: { word: twice } }]),
		...(odd === undefined ? [] : [{ field: name, key: 'glossary.word_odd', params: { word: odd } }])
	];
}

function wordsThatFit(
	words: Decision<ConceptWords>,
	relation: Decision<Relation>,
	weight: Decision<number>,
	lookAlikes: readonly LookAlike[]
): Decision<ConceptWords> {
	if (!words.ok) return words;
	const issues = [
		...missingWords(words.value, relation.ok && relation.value === 'none'),
		...(weight.ok && weight.value > 0 ? alikeIn(words.value, lookAlikes) : [])
	];
	return issues.length > 0 ? no(...issues) : words;
}

function weightThatFits(weight: Decision<number>, relation: Decision<Relation>): Decision<number> {
	const joins = weight.ok && weight.value > 0 && relation.ok && relation.value === 'none';
	return joins ? no({ field: 'weight', key: 'glossary.weight_of_none' }) : weight;
}

/** What has a counterpart has a word on each side; what has none has one on one side. */
function missingWords(words: ConceptWords, isAlone: boolean): Issue[] {
	const isMissing = { nb: words.nb.length === 0, sv: words.sv.length === 0 };
	if (isAlone) return isMissing.nb && isMissing.sv ? [{ field: 'words_nb', key: 'glossary.word_missing' }] : [];
	return (['nb', 'sv'] as const)
		.filter((side) => isMissing[side])
		.map((side) => ({ field: `words_${side}`, key: `glossary.word_missing_${side}` }));
}

/** A pair that is never to be joined is not joined by a back door; only a concept may be about just these two words. */
function alikeIn(words: ConceptWords, lookAlikes: readonly LookAlike[]): Issue[] {
	const no = new Set([...words.nb, ...words.nn].map((word) => word.toLowerCase()));
	const sv = new Set(words.sv.map((word) => word.toLowerCase()));
	const isMain = (pair: LookAlike) => words.nb[0] === pair.no && words.sv[0] === pair.sv;
	return lookAlikes
		.filter((pair) => no.has(pair.no.toLowerCase()) && sv.has(pair.sv.toLowerCase()) && !isMain(pair))
		.map((pair) => ({ field: 'words_sv', key: 'glossary.pair_looks_alike', params: { no: pair.no, sv: pair.sv } }));
}
