/** British postcode areas with the town each is named after: https://en.wikipedia.org/wiki/List_of_postcode_areas_in_the_United_Kingdom. */
const british =
  'AB Aberdeen,AL St Albans,B Birmingham,BA Bath,BB Blackburn,BD Bradford,BH Bournemouth,BL Bolton,BN Brighton,BR Bromley,BS Bristol,BT Belfast,CA Carlisle,CB Cambridge,CF Cardiff,CH Chester,CM Chelmsford,CO Colchester,CR Croydon,CT Canterbury,CV Coventry,CW Crewe,DA Dartford,DD Dundee,DE Derby,DG Dumfries,DH Durham,DL Darlington,DN Doncaster,DT Dorchester,DY Dudley,E London,EC London,EH Edinburgh,EN Enfield,EX Exeter,FK Falkirk,FY Blackpool,G Glasgow,GL Gloucester,GU Guildford,HA Harrow,HD Huddersfield,HG Harrogate,HP Hemel Hempstead,HR Hereford,HU Hull,HX Halifax,IG Ilford,IP Ipswich,IV Inverness,KA Kilmarnock,KT Kingston upon Thames,KW Kirkwall,KY Kirkcaldy,L Liverpool,LA Lancaster,LD Llandrindod Wells,LE Leicester,LL Llandudno,LN Lincoln,LS Leeds,LU Luton,M Manchester,ME Rochester,MK Milton Keynes,ML Motherwell,N London,NE Newcastle upon Tyne,NG Nottingham,NN Northampton,NP Newport,NR Norwich,NW London,OL Oldham,OX Oxford,PA Paisley,PE Peterborough,PH Perth,PL Plymouth,PO Portsmouth,PR Preston,RG Reading,RH Redhill,RM Romford,S Sheffield,SA Swansea,SE London,SG Stevenage,SK Stockport,SL Slough,SM Sutton,SN Swindon,SO Southampton,SP Salisbury,SR Sunderland,SS Southend-on-Sea,ST Stoke-on-Trent,SW London,SY Shrewsbury,TA Taunton,TD Galashiels,TF Telford,TN Tonbridge,TQ Torquay,TR Truro,TS Middlesbrough,TW Twickenham,UB Southall,W London,WA Warrington,WC London,WD Watford,WF Wakefield,WN Wigan,WR Worcester,WS Walsall,WV Wolverhampton,YO York,ZE Lerwick';
/** The beginnings of Canadian postcodes that lie in one city. */
const canadian =
  "H Montréal,M Toronto,V5 Vancouver,V6 Vancouver,K1 Ottawa,K2 Ottawa,T2 Calgary,T3 Calgary,T5 Edmonton,T6 Edmonton,R2 Winnipeg,R3 Winnipeg,G1 Québec,B3 Halifax,S7 Saskatoon,S4 Regina,V8 Victoria,V9 Victoria,E1 Moncton,E3 Fredericton,E2 Saint John,A1 St. John's,C1 Charlottetown,L5 Mississauga,L6 Brampton,L8 Hamilton,L9 Hamilton,N2 Kitchener,N6 London,N9 Windsor,K7 Kingston,J4 Longueuil,J8 Gatineau,H7 Laval";

const townsOf = (list: string) =>
  new Map(
    list.split(',').map((entry) => {
      const [area = '', ...town] = entry.split(' ');
      return [area, town.join(' ')];
    }),
  );
const inBritain = townsOf(british);
const inCanada = townsOf(canadian);

export interface TownOfPostcode {
  town: string;
  country: string;
}

/** The town of a British or Canadian postcode that stands alone; a French one is a name in the gazetteer. */
export function townOfPostcode(text: string): TownOfPostcode | undefined {
  const code = text.trim().toUpperCase();
  const [, area] = /^([A-Z]{1,2})\d[A-Z\d]?(?:\s*\d[A-Z]{2})?$/.exec(code) ?? [];
  const [, canada] = /^([A-Z]\d)[A-Z](?:[\s-]*\d[A-Z]\d)?$/.exec(code) ?? [];
  if (canada && !/^[A-Z]\d[A-Z]\s*\d[A-Z]{2}$/.test(code)) {
    const town = inCanada.get(canada) ?? inCanada.get(canada[0] ?? '');
    if (town && code.length > 3) return { town, country: 'CA' };
  }
  const town = area ? inBritain.get(area) : undefined;
  return town ? { town, country: 'GB' } : undefined;
}

/** Whether a text is a postcode of some country and nothing else: its town has to be asked for when it is not known. */
export function isPostcode(text: string): boolean {
  const code = text.trim().toUpperCase();
  return [
    /^[A-Z]{0,2}[-\s]?\d{4,6}$/,
    /^\d{5}-\d{4}$/,
    /^\d{3}[-\s]\d{2,4}$/,
    /^\d{4}\s?[A-Z]{2}$/,
    /^[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}$/,
    /^[A-Z]\d[A-Z][\s-]*\d[A-Z]\d$/,
  ].some((shape) => shape.test(code));
}
