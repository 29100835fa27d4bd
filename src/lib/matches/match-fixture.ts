/**
 * Four needs with five things each, in the order that people who know the field put them before any points were chosen.
 * `pair` says which words join the two languages: what the need calls it, and what the thing does.
 */
import type { Offer, Wish } from './match.ts';

export type Expected = {
	readonly wish: Wish;
	readonly offers: readonly (Offer & { readonly pair?: [string, string] })[];
};

const offer = (
	id: string,
	of: Pick<Offer, 'kind' | 'language' | 'area' | 'title' | 'text'> & Partial<Offer>
): Offer => ({
	id,
	group: groupOf[of.area ?? ''] ?? null,
	targets: [],
	fits: [],
	hasResult: false,
	adoptions: 0,
	isReady: false,
	...of
});
const wish = (id: string, of: Omit<Wish, 'id' | 'group'>): Wish => ({
	id,
	group: groupOf[of.area ?? ''] ?? null,
	...of
});

const groupOf: Readonly<Record<string, string>> = {
	fall_sensor: 'alarm',
	nurse_call: 'alarm',
	social_alarm: 'alarm',
	response_centre: 'alarm',
	digital_supervision: 'supervision',
	bed_sensor: 'supervision',
	medication_dispenser: 'medication',
	e_lock: 'access',
	remote_monitoring: 'remote_care',
	video: 'remote_care',
	tele_rehab: 'remote_care',
	route_planning: 'work_tools',
	assistive_aids: 'aids',
	competence: 'organisation'
};
const product = ['market_dialogue', 'pilot_partner', 'planned_procurement'] as const;

export const fixture: readonly Expected[] = [
	{
		wish: wish('need-night', {
			language: 'nb',
			title: 'Færre falske varsler om natten',
			text: 'Nattevaktene går ut på for mange falske varsler. Vi vil at fall oppdages av fallsensor eller sengesensor, og at pårørende er trygge.',
			targetGroup: 'Pasienter på sykehjem og nattevaktene der',
			area: 'fall_sensor',
			type: 'market_dialogue'
		}),
		offers: [
			{
				...offer('night-1', {
					kind: 'solution',
					language: 'sv',
					area: 'fall_sensor',
					title: 'Fallkoll',
					text: 'Märker när någon faller. En sängsensor säger till i förväg, och anhöriga blir lugnare.',
					fits: product,
					hasResult: true,
					adoptions: 3
				}),
				pair: ['sengesensor', 'sängsensor']
			},
			offer('night-2', {
				kind: 'pilot',
				language: 'nb',
				area: 'fall_sensor',
				title: 'Radar på rommet',
				text: 'Vi prøver fallsensor uten kamera.',
				targets: [{ language: 'nb', text: 'Beboere på sykehjem' }],
				fits: ['information'],
				hasResult: true
			}),
			offer('night-3', {
				kind: 'pilot',
				language: 'sv',
				area: 'fall_sensor',
				title: 'Fall på korttidsboende',
				text: 'Prövas på en avdelning.',
				fits: ['pilot_partner']
			}),
			offer('night-4', {
				kind: 'solution',
				language: 'nb',
				area: 'nurse_call',
				title: 'Rett varsel',
				text: 'Varsler går til nærmeste ansatte.',
				fits: product,
				hasResult: true
			}),
			offer('night-5', {
				kind: 'solution',
				language: 'nb',
				area: 'bed_sensor',
				title: 'Sengevakt',
				text: 'En sengesensor som merker når noen er på vei opp om natten, og unngår falske varsler og fall.',
				fits: product
			})
		]
	},
	{
		wish: wish('need-medicine', {
			language: 'nb',
			title: 'Riktig medisin til riktig tid',
			text: 'Hjemmesykepleien kjører ut multidose hver dag. Sykepleiere bruker tid på legemiddelhåndtering, og pårørende er urolige.',
			targetGroup: 'Eldre som bor hjemme',
			area: 'medication_dispenser',
			type: 'planned_procurement'
		}),
		offers: [
			{
				...offer('medicine-1', {
					kind: 'solution',
					language: 'sv',
					area: 'medication_dispenser',
					title: 'Dosklok',
					text: 'För hemsjukvården: en apparat som ger rätt dos. Läkemedelshantering blir lättare för sjuksköterskor.',
					targets: [{ language: 'sv', text: 'Äldre i ordinärt boende' }],
					fits: product,
					hasResult: true,
					adoptions: 4,
					isReady: true
				}),
				pair: ['sykepleiere', 'sjuksköterskor']
			},
			offer('medicine-2', {
				kind: 'solution',
				language: 'nb',
				area: 'medication_dispenser',
				title: 'Dosehjelp',
				text: 'Gir ut multidose til fast tid og varsler hjemmesykepleien.',
				fits: product,
				adoptions: 2
			}),
			{
				...offer('medicine-3', {
					kind: 'pilot',
					language: 'sv',
					area: 'medication_dispenser',
					title: 'Mindre körning',
					text: 'Hemsjukvården kör mindre när tabletterna ligger klara. Anhöriga är med.',
					fits: ['information']
				}),
				pair: ['pårørende', 'anhöriga']
			},
			offer('medicine-4', {
				kind: 'pilot',
				language: 'nb',
				area: 'medication_dispenser',
				title: 'Nye rutiner',
				text: 'Vi måler hvor lang vakten er.',
				fits: []
			}),
			{
				...offer('medicine-5', {
					kind: 'solution',
					language: 'sv',
					area: 'route_planning',
					title: 'Turlista',
					text: 'Planerar rundor för hemsjukvården, så att sjuksköterskor hinner med läkemedelshantering och samtal med anhöriga.',
					fits: product
				}),
				pair: ['hjemmesykepleien', 'hemsjukvården']
			}
		]
	},
	{
		wish: wish('need-home', {
			language: 'sv',
			title: 'Mäta hemma i stället för att åka',
			text: 'Personer med kronisk sjukdom åker långt till vårdcentralen. Vi vill att egenmonitorering och videobesök ersätter resor.',
			targetGroup: 'Patienter med kol',
			area: 'remote_monitoring',
			type: 'information'
		}),
		offers: [
			{
				...offer('home-1', {
					kind: 'pilot',
					language: 'nb',
					area: 'remote_monitoring',
					title: 'Målinger fra stua',
					text: 'Digital hjemmeoppfølging av kols i stedet for kontroll på legesenteret.',
					targets: [{ language: 'nb', text: 'Pasienter med kols' }],
					fits: ['information'],
					hasResult: true
				}),
				pair: ['egenmonitorering', 'digital hjemmeoppfølging']
			},
			offer('home-2', {
				kind: 'pilot',
				language: 'sv',
				area: 'remote_monitoring',
				title: 'Egenmonitorering i glesbygd',
				text: 'Det gav ingen effekt på antalet resor.',
				fits: ['information']
			}),
			offer('home-3', {
				kind: 'solution',
				language: 'nb',
				area: 'remote_monitoring',
				title: 'Målepakken',
				text: 'Utstyr i en koffert.',
				fits: product
			}),
			offer('home-4', {
				kind: 'pilot',
				language: 'sv',
				area: 'video',
				title: 'Läkaren på skärm',
				text: 'Videobesök från vårdcentralen.',
				fits: ['information'],
				hasResult: true
			}),
			offer('home-5', {
				kind: 'solution',
				language: 'nb',
				area: 'tele_rehab',
				title: 'Tren hjemme',
				text: 'Øvelser på nettbrett.',
				fits: product,
				hasResult: true
			})
		]
	},
	{
		wish: wish('need-keys', {
			language: 'nb',
			title: 'Inn døra uten nøkler',
			text: 'Ansatte henter nøkler på kontoret før hver runde. Tilbud om opplæring må følge med.',
			targetGroup: 'Brukere av hjemmetjenesten',
			area: 'e_lock',
			type: 'pilot_partner'
		}),
		offers: [
			offer('keys-1', {
				kind: 'solution',
				language: 'nb',
				area: 'e_lock',
				title: 'Dørnøkkel',
				text: 'Ansatte åpner døra med telefonen, uten nøkler.',
				fits: product,
				hasResult: true,
				adoptions: 9,
				isReady: true
			}),
			offer('keys-2', {
				kind: 'solution',
				language: 'nb',
				area: 'e_lock',
				title: 'Låsbart',
				text: 'Lås med kode.',
				fits: product,
				adoptions: 1
			}),
			offer('keys-3', {
				kind: 'pilot',
				language: 'nb',
				area: 'e_lock',
				title: 'Lås i tre bygder',
				text: 'Vi leter etter noen å prøve med.',
				fits: ['pilot_partner']
			}),
			offer('keys-4', {
				kind: 'solution',
				language: 'sv',
				area: 'e_lock',
				title: 'Lås utan hål',
				text: 'Sätts på dörren med tejp.',
				fits: []
			}),
			// «tilbud» is not «tillbud»: the words do not join them
			offer('keys-5', {
				kind: 'solution',
				language: 'sv',
				area: 'competence',
				title: 'Tillbud',
				text: 'Rapportera tillbud. Alla tillbud.',
				fits: product
			})
		]
	}
];
