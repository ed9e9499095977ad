"""Passages in the ways of papers of many countries: who is shown beside each quotation."""

from __future__ import annotations

import pytest
from speaking_support import Parse, shows

BRITISH = [
    (
        "The rail minister, Oona Farrell, has been accused of “sleeping on the job” by Labour’s "
        "transport spokesman.\n\n"
        "Gus Petrie, who has shadowed her since June, told Sky News: “She has had two years. "
        "Where are the trains?”\n\n"
        "A source close to Ms Farrell hit back: “Gus couldn’t find Crewe on a map.”",
        ["Labour’s transport spokesman", "Gus Petrie", "source close"],
    ),
    (
        "Cllr Maureen Tasker (Con, Holme Vale) told the planning committee that the scheme was "
        "“an eyesore in the making”. Planning officer Dev Khatri advised members that refusal "
        "would be “difficult to defend at appeal”.",
        ["Maureen Tasker", "Dev Khatri"],
    ),
    (
        "“I walked out to the barn,” says Hattie Lowe, 62, whose family has farmed here since "
        "1904.\n\n"
        "“The roof had gone. You could see the stars.\n\n"
        "“I just sat down on a bucket.”",
        ["Hattie Lowe", "Hattie Lowe"],
    ),
    (
        "“You can smell it from the church,” complains Edna Broome, 78. Her neighbour Ken Stott, "
        "leaning on the gate, agrees. “Every Tuesday,” he says. “Like clockwork.”",
        ["Edna Broome", "Ken Stott", "Ken Stott"],
    ),
    (
        "Det Ch Insp Moira Kell, who led the investigation, described Hughes as “a manipulative "
        "individual”. She added: “I want to pay tribute to the victim.”",
        ["Moira Kell", "Moira Kell"],
    ),
    (
        "The trust’s chief nurse, Pam Oduya, apologised “unreservedly” to the family. A report by "
        "the ombudsman found “a catalogue of failings”.",
        ["Pam Oduya", "report"],
    ),
    (
        "Forecasters warned of “danger to life” from flying debris. “Stay away from the coast,” "
        "said Met Office meteorologist Craig Bowen.",
        ["Forecasters", "Craig Bowen"],
    ),
    (
        "A Metropolitan Police spokesperson said: “Officers were called at 3.10am to reports of a "
        "fire.” A man in his 30s was pronounced dead at the scene.",
        ["spokesperson"],
    ),
]
AMERICAN = [
    (
        "“The record is thin,” U.S. District Judge Paula Ostrander wrote in her 41-page "
        "opinion.\n\n"
        "Enbrook spokesman Tyrell Gant said the company was “pleased but not surprised.”",
        ["Paula Ostrander", "Tyrell Gant"],
    ),
    (
        "“That’s not what the breathalyzer said,” Sheriff’s Deputy Lou Cantrell testified.",
        ["Lou Cantrell"],
    ),
    (
        "The commissioner was not impressed by the vote.\n\n"
        "Stated Harmon: “I have seen better counts at a church raffle. Nobody checked the rolls, "
        "nobody checked the seals.”\n\n"
        "Added Harmon: “We will be back in court by Friday.”",
        ["Harmon", "Harmon"],
    ),
    (
        "Rep. Lucille Damon, R-Idaho, tweeted Monday that the bill is “dead on arrival.” Her "
        "Democratic colleague, Rep. Abe Sandoval of Nevada, fired back minutes later: “So was "
        "your amendment.”",
        ["Lucille Damon", "Abe Sandoval"],
    ),
    (
        "Governor Nell Haskins earlier played down talk of a Senate run by telling a radio host "
        "that she was “perfectly happy on the ranch”.",
        ["Nell Haskins"],
    ),
    (
        "Coach Dana Whitlow, whose contract runs out in June after three losing seasons and a "
        "public falling-out with owner Rex Bohm, dismissed reports linking her with Denver as "
        "“pure fiction”.",
        ["Dana Whitlow"],
    ),
    (
        "Federal Reserve Governor Lydia Marsh said in prepared remarks that inflation risks "
        "remained “tilted to the upside,” while St. Louis Fed President Omar Quinn cautioned "
        "against “overreacting to one print.”",
        ["Lydia Marsh", "Omar Quinn"],
    ),
    (
        "Under cross-examination, Dr. Lionel Frost conceded that the test was “not infallible.” "
        "Defense attorney Bea Whitman pounced. “So it could be wrong?” she asked. “It could,” "
        "Frost answered.",
        ["Lionel Frost", "Bea Whitman", "Lionel Frost"],
    ),
]
INDIAN = [
    (
        "NEW DELHI: Terming the allegations “baseless and politically motivated”, state minister "
        "Ashwini Pathare on Sunday said he would move court against Kiran Solanki.",
        ["Ashwini Pathare"],
    ),
    (
        "Speaking to reporters here, BJD leader Prasanta Mohapatra alleged that the chief "
        "minister had “sold the forest for a song”. “People will give a befitting reply,” he said.",
        ["Prasanta Mohapatra", "Prasanta Mohapatra"],
    ),
    (
        "A bench of Justices R. K. Vaidya and Sunita Bhatt heard the petition. “Who drafted "
        "this?” Justice Bhatt asked counsel.",
        ["Sunita Bhatt"],
    ),
    (
        "Slamming the Centre over the price rise, Congress MP Leela Nambiar said, “Onions at Rs "
        "90 a kilo, and the minister is busy inaugurating statues.”",
        ["Leela Nambiar"],
    ),
    (
        "Posting on X, former India opener Vikrant Seth wrote, “Take a bow, kid.” Batting great "
        "Nikhil Rao, commentating, called it “the knock of the decade”.",
        ["Vikrant Seth", "Nikhil Rao"],
    ),
]
AFRICAN = [
    (
        "Nairobi Governor Wanjiru Kamande has dismissed as “cheap politics” a report linking her "
        "office to the Sh2 billion tender. “Let them bring the evidence,” Ms Kamande said through "
        "her lawyer, Otieno Odera.",
        ["Wanjiru Kamande", "Wanjiru Kamande"],
    ),
    (
        "The Inspector-General, represented at the event by Commissioner of Police Musa "
        "Dankwambo, described the recruits as “the cream of the crop”.",
        ["Inspector-General"],
    ),
    (
        "“Eskom is not collapsing,” insisted energy minister Thabo Ndlela, speaking on the "
        "sidelines of the mining indaba in Cape Town. “It is resting,” quipped opposition MP "
        "Sanet Vorster.",
        ["Thabo Ndlela", "Sanet Vorster"],
    ),
    (
        "Speaking in Kisumu, ODM leader Achieng Ouko accused the president of “running the "
        "country like a kiosk”. But State House spokesperson Kiptoo Langat termed the remarks "
        "“unfortunate”.",
        ["Achieng Ouko", "Kiptoo Langat"],
    ),
    (
        "Reacting to the ruling, counsel to the petitioner, Chief Bayo Adelaja (SAN), said his "
        "client would appeal, describing the judgment as “a travesty of justice”.",
        ["Bayo Adelaja"],
    ),
    (
        "Mr Kwesi Arthur-Mensah, the District Chief Executive, who disclosed this to the Ghana "
        "News Agency, appealed to traders to “exercise patience”.",
        ["Kwesi Arthur-Mensah"],
    ),
]
AUSTRALIAN = [
    (
        "Premier Gaye Tolland says the state “won’t be held to ransom” by nurses. But union "
        "secretary Brett Moxham said members were “absolutely ropeable”.\n\n"
        "“They clapped us on the balconies. Now they’re docking us,” Mr Moxham told ABC Radio.",
        ["Gaye Tolland", "Brett Moxham", "Brett Moxham"],
    ),
    (
        "Opposition Leader Dave Prior labelled it “a budget for boardrooms”, but Treasurer Kim "
        "Nolan hit back, saying Mr Prior “wouldn’t know a boardroom from a bathroom”.",
        ["Dave Prior", "Kim Nolan"],
    ),
    (
        "NSW Police Superintendent Tara Giles said crews were “still pulling people off roofs”. "
        "Resident Col Beattie, 66, spent the night on his. “Me and the dog and a bottle of port,” "
        "he said.",
        ["Tara Giles", "Col Beattie"],
    ),
    (
        "“Kia ora, and thank you,” Prime Minister Mere Tautari began. “This has been a long night "
        "for our country.”",
        ["Mere Tautari", "Mere Tautari"],
    ),
]
WIRE = [
    (
        "LIMA, March 3 (Reuters) - Peru’s central bank left its key rate unchanged on Thursday, "
        "citing “persistent uncertainty”. “The door to cuts is not shut,” said Rafael Ibarra, an "
        "economist at Banco Andino.",
        ["central bank", "Rafael Ibarra"],
    ),
    (
        "“We heard three blasts, then silence,” Mahmoud Terzi, a 34-year-old baker, told AFP by "
        "phone from the besieged town.",
        ["Mahmoud Terzi"],
    ),
    (
        "China is willing to work with all parties to “inject new impetus into the partnership”, "
        "foreign ministry spokesperson Guo Lian told a regular press briefing on Wednesday.",
        ["Guo Lian"],
    ),
    (
        "Two people briefed on the matter said the bid was “dead in the water”. A spokeswoman for "
        "Arbor declined to comment.",
        ["people"],
    ),
    (
        "EU foreign policy chief Marta Sörensen said Brussels would respond “firmly but "
        "proportionately”.",
        ["Marta Sörensen"],
    ),
    (
        "Asked whether troops would be withdrawn, the Kremlin spokesman replied tersely: “No.” "
        "Orlov, who has held the post since 2012, later told Interfax that the question was "
        "“provocative”.",
        ["Kremlin spokesman", "Orlov"],
    ),
]
TABLOID = [
    (
        "A pal told The Comet: “Jodie is gutted. She thought he was The One.” Reps for Jodie "
        "Flint and Marco Vane have been contacted for comment.",
        ["pal"],
    ),
    (
        "One fan posted: “Worst finale ever.” Another raged: “I want my eight weeks back.” A "
        "third simply wrote: “Why?”",
        ["One fan", "Another", "A third"],
    ),
]
TRANSLATED = [
    (
        "“The government has lost its compass,” the daily Süddeutsche Rundschau comments.",
        ["Süddeutsche Rundschau"],
    ),
    (
        "In an interview with the weekly Der Blick, Interior Minister Jörg Hallstein demands "
        "“clear rules for everyone”. He does not rule out border controls, the CSU politician "
        "says: “If we must, we must.”",
        ["Jörg Hallstein", "Jörg Hallstein"],
    ),
    (
        "“Das geht nicht”, said Finance Minister Uwe Brandl – “that won’t do”.",
        ["Uwe Brandl"],
    ),
]
CLAUSES = [
    (
        "Dora Klein of the Ledger obtained a recording in which Saul Whitten said the deal was "
        "“cooked from day one”.",
        ["Saul Whitten"],
    ),
    (
        "Bishop Noel Tarrant, one of the most senior clerics to back the change, said in a sermon "
        "on Sunday, broadcast live from Ely, that the church must not be “a museum with hymns”.",
        ["Noel Tarrant"],
    ),
    (
        "Baxter was reportedly told by his agent that the offer was “an insult”.",
        ["agent"],
    ),
    (
        "“My father used to say, ‘Never trust a dry well,’” Amina Sow recalled.",
        ["Amina Sow", "My father"],
    ),
    (
        "A sign on the door read: “Closed until further notice.”",
        ["sign"],
    ),
    (
        "Neither Pell nor his deputy, Rita Cho, would comment. “It is before the courts,” a "
        "spokesman for the ministry said.",
        ["spokesman"],
    ),
    (
        "Jenna Moss, who told the inquiry last year that the ward was “a war zone”, has resigned.",
        ["Jenna Moss"],
    ),
    (
        "Those were “the worst ten minutes of my life”, Ms Adeyemi told the hearing.",
        ["Adeyemi"],
    ),
    (
        "The response from Gail Trent was swift. “Nonsense,” she said.",
        ["Gail Trent"],
    ),
    (
        "The plan — “a fig leaf”, in the words of one backbencher — passed by nine votes.",
        ["one backbencher"],
    ),
    (
        "Of her critics, Solange Petit says simply: “They did not read it.”",
        ["Solange Petit"],
    ),
    (
        "For his part, Mr Lark called the charge “laughable”.",
        ["Lark"],
    ),
    (
        "Passengers were told by the captain that there was “a small technical issue”.",
        ["captain"],
    ),
    (
        "Hart said that when he confronted Lowe about the money, Lowe told him: “What money?”",
        ["Lowe"],
    ),
    (
        "Lowe shrugged, lit a cigarette and said, “What money?”",
        ["Lowe"],
    ),
    (
        "“It’s over,” Lowe said, after Hart had told the court that the firm was “a house of "
        "cards”.",
        ["Lowe", "Hart"],
    ),
    (
        "As Hart told the court, the firm was “a house of cards built on sand”.",
        ["Hart"],
    ),
    (
        "Hart, quoted in the Evening Star, said the firm was “a house of cards built on sand”.",
        ["Hart"],
    ),
    (
        "The council “regrets any inconvenience”, a spokesman said, adding that the lift would be "
        "fixed “in due course”.",
        ["spokesman", "spokesman"],
    ),
    (
        "“The lift?” laughed Mrs Dunn. “What lift?”",
        ["Dunn", "Dunn"],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*BRITISH, *AMERICAN, *INDIAN, *AFRICAN, *AUSTRALIAN, *WIRE, *TABLOID, *TRANSLATED, *CLAUSES],
)
def test_each_quotation_of_a_passage_has_its_speaker(
    parsed: Parse, text: str, expected: list[str]
) -> None:
    shows(parsed(text), expected)
