"""The whole appendix of the letter of May 2025, answered for a sample province with the product's verbs: counted from holdings, the rest entered.

What is entered is written here from the letter: which of its items ask further under which condition. The product is not asked what it misses.
"""
import appendix

LETTER = 'bnv-2025-05-digitisation'
LEVELS = ('province', 'district', 'commune')
WORDS = ('tài liệu lưu trữ vĩnh viễn của các sở ban ngành được số hóa theo kế hoạch hằng năm; kho lưu trữ chuyên dụng tại phường Đống Đa, xã Yên Nghĩa; '
         'hồ sơ nhân sự, khen thưởng, xây dựng cơ bản; máy chủ đặt tại Trung tâm; nghiệm thu, sao lưu, kiểm tra định kỳ').split()


class Province:
    def __init__(self, kit, rng, name):
        self.kit, self.rng, self.place = kit, rng, kit.work / name
        kit.good(self.place, 'init', '--name', 'Kho lưu trữ số tỉnh Sông Hậu')
        for level in ('province',) if kit.small else LEVELS:
            folder, _ = kit.samples(kit.work / f'{name}-{level}', '--seed', rng.randrange(1, 1_000_000), '--dpi', 30, '--small')
            kit.good(self.place, 'intake', '--digitised-on', '09/2025', '--level', level, folder)
        kit.good(self.place, 'campaign', 'new', 'Số hóa tài liệu vĩnh viễn', '--code', 'SH-1', '--from', '01/04/2025', '--to', '31/12/2026', '--method', 'SELF,SERVICE',
                 '--contractor', 'Công ty A', '--contractor-code', '0100000001', '--legal-basis', 'Kế hoạch số 1/KH-UBND', '--scope', self.words(60), '--place', self.words(30),
                 '--software', 'Phần mềm B | Công ty A | Quét và nhận dạng', '--equipment', 'Máy quét C | 2 | Công ty A')
        plan = kit.work / f'{name}.csv'
        plan.write_text('lô,cấp,hồ sơ,trang\n1,tỉnh,5000,900000\n2,huyện,70,9000\n3,xã,80,7000\n', encoding='utf-8')
        kit.good(self.place, 'campaign', 'plan', 'SH-1', plan)

    def words(self, most):
        return ' '.join(self.rng.choices(WORDS, k=self.rng.randint(3, most))).capitalize()

    def respond(self, code, name, more=0):
        """@param more rows of equipment that are entered beside those that are proposed @return what was entered, by name of the cell: what was typed"""
        self.kit.good(self.place, 'survey', 'new', LETTER, '--unit', code, '--name', name, '--level', 'province')
        self.kit.good(self.place, 'survey', 'compute', '--response', code)
        there = {a['cell']: a['value'] for a in self.answers(code)}
        entered = {c: t for c, t in self.entered(there, more).items() if c not in there}
        self.kit.good(self.place, 'survey', 'fill', code, *(f'{c}={t}' for c, t in entered.items()), codes=(0,))
        return entered

    def answers(self, code):
        return self.kit.good(self.place, 'survey', 'show', code).json()[0]['result']['answers']

    def number(self, most, decimals=0):
        return f'{self.rng.randint(1, most)}' + (f',{self.rng.randint(1, 9)}' if decimals else '')

    def day(self, year):
        return f'{self.rng.randint(1, 28)}/{self.rng.randint(1, 12)}/{year}'

    def entered(self, there, more):
        """What each item asks, but for what was counted or proposed from the holdings."""
        all = {'1//overview': self.words(80), '1//scope': self.words(60), '1//place': self.words(20), '1//from': '1/4/2025', '1//to': '31/12/2026'}
        for level in LEVELS:
            all[f'1.a/{level}/metres'] = self.number(900, 1)
            all[f'1.a/{level}/content'] = self.words(120)
            all[f'1.b/{level}/note'] = self.words(200)
            all[f'1.c/{level}/method'] = self.rng.choice(['SELF', 'SERVICE', 'SELF,OTHER', 'SELF,SERVICE,OTHER'])
            if 'OTHER' in there.get(f'1.c/{level}/method', all[f'1.c/{level}/method']):
                all[f'1.c/{level}/other'] = self.words(40)
        all.update(self.things(there, more))
        all['1.e//packaging'], all['1.e//storage'] = self.words(60), self.words(60)
        all['1.e′//meets'] = self.rng.choice(['YES', 'NO'])
        if all['1.e′//meets'] == 'NO':
            all['1.e′//reason'] = self.words(60)
        all['2.a//base'] = self.rng.choice(['10^3', '2^30'])
        for row in range(1, self.rng.randint(2, 9)):
            all.update({f'3.a/{row}/qty': self.number(20), f'3.a/{row}/where': self.words(20), f'3.a/{row}/ops': self.words(50), f'3.a/{row}/capacity': self.number(900, 1) + ' TB'})
        for row in ('body', 'province'):
            all.update({f'3.b/{row}/level': self.rng.choice('12345'), f'3.b/{row}/backup': self.number(4), f'3.b/{row}/text': self.words(90)})
        for row in range(1, self.rng.randint(2, 4)):
            all.update({f'3.c/{row}/provider': self.words(8), f'3.c/{row}/scope': self.words(40), f'3.c/{row}/from': self.day(2025), f'3.c/{row}/to': self.day(2031)})
        all['4.a//mode'], all['4.a//text'] = self.rng.choice(['TRANSFER', 'PILOT']), self.words(150)
        return all

    def things(self, there, more):
        """Rows of lists that the campaign and the files began: what they do not say of themselves."""
        all = {}
        for row in {c.split('/')[1] for c in there if c.startswith('1.d/')} or {'1'}:
            all.update({f'1.d/{row}/level': self.rng.choice(LEVELS), f'1.d/{row}/name': 'Công ty TNHH ' + self.words(5), f'1.d/{row}/cert': 'Chứng chỉ số 5/CC'})
        rows = {c.split('/')[1] for c in there if c.startswith('1.đ/')} or {'1'}
        for row in rows | {str(len(rows) + 1 + n) for n in range(more)}:
            all.update({f'1.đ/{row}/level': self.rng.choice(LEVELS), f'1.đ/{row}/kind': 'OTHER', f'1.đ/{row}/name': self.words(6), f'1.đ/{row}/func': self.words(20)})
        return all


def whole(kit, rng):
    """New, compute, fill, validate, submit. @return (figure, what is wrong)"""
    p = Province(kit, rng, 'whole')
    entered = p.respond('92', 'UBND thành phố Cần Thơ')
    wrong, answers = [], {a['cell']: a for a in p.answers('92')}
    form = kit.work / 'whole.html'
    kit.good(p.place, 'survey', 'export', '92', '--out', form)
    items = appendix.items(form)
    open_items = [i for i in items if not any(c.startswith(i + '/') for c in answers) and i != '2.c']  # 2.c is asked only where there is no software
    wrong += [f'item {i} has no answer' for i in open_items]
    wrong += [f"{c}: entered, but {answers.get(c, {}).get('origin', 'not there')}" for c in entered if answers.get(c, {}).get('origin') != 'ENTERED']
    said = kit.khoso(p.place, 'survey', 'validate', '92').json()[0]
    wrong += [f"{f['rule']} {f['place']}: {f['message']}" for f in said['findings']] if said['result']['errors'] else []
    sent = kit.khoso(p.place, 'survey', 'submit', '92')
    wrong += [] if sent.code == 0 and sent.json()[0]['result']['state'] == 'SENT' else [f'not sent: {sent.out[-300:]}']
    counted = sum(a['origin'] in ('COMPUTED', 'SUGGESTED') for a in answers.values())
    return f"appendix answered by verbs: {counted} cells from holdings, {len(entered)} entered, {said['result']['errors']} errors", wrong
