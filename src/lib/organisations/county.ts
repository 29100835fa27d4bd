/** Counties of Norway (as of 2024) and of Sweden: where somebody is, finer than a country. Names stand in their own language. */
import type { Country } from './organisation.ts';

export type County = { readonly key: string; readonly country: Country; readonly name: string };

const names: Readonly<Record<Country, string>> = {
	NO: `Agder, Akershus, Buskerud, Finnmark, Innlandet, Møre og Romsdal, Nordland, Oslo, Rogaland, Telemark, Troms,
		Trøndelag, Vestfold, Vestland, Østfold`,
	SE: `Blekinge, Dalarna, Gotland, Gävleborg, Halland, Jämtland, Jönköping, Kalmar, Kronoberg, Norrbotten, Skåne,
		Stockholm, Södermanland, Uppsala, Värmland, Västerbotten, Västernorrland, Västmanland, Västra Götaland, Örebro,
		Östergötland`
};

export const counties: readonly County[] = (['NO', 'SE'] as const).flatMap((country) =>
	names[country].split(/,\s*/).map((name) => ({ key: keyOf(name), country, name }))
);

export function isCounty(key: string): boolean {
	return counties.some((each) => each.key === key);
}

function keyOf(name: string): string {
	return name
		.toLowerCase()
		.replaceAll(/[åä]/g, 'a')
		.replaceAll('æ', 'ae')
		.replaceAll(/[øö]/g, 'o')
		.replaceAll(/\s+/g, '-');
}
