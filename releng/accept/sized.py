#!/usr/bin/env python3
"""A delivery of any size, drawn from a seed: releng/accept/sized.py FOLDER --dossiers N --records M [--files] [--kb LOW HIGH] [--seed S]

Catalogue sheets as in the guide's delivery (ho_so.csv, van_ban.csv), M records in each dossier, with --files one one-page PDF for each record.
Titles, numbers, dates and issuers differ, so that neither index nor database has it easier than with a real catalogue.
"""
import argparse, csv, random, sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from kills import pdf  # noqa: E402
from kit import TOP  # noqa: E402

DOSSIER_CODE, RECORD_CODE = 'Mã hồ sơ lưu trữ', 'Mã lưu trữ của tài liệu'
WORDS = ('sửa chữa cầu đường trường học trạm y tế kinh phí đất đai quy hoạch nông nghiệp thủy lợi bổ nhiệm cán bộ khen thưởng thanh tra khiếu nại '
         'ngân sách đầu tư xây dựng chợ bến xe điện nước môi trường rừng biển văn hóa lễ hội thể thao giáo dục đào tạo tuyển dụng hợp đồng nghiệm thu').split()
PLACES = 'Rạch Ngay Bến Sỏi Đồng Lau Gò Mây Cồn Sậy Vàm Tre Xẻo Lá Kinh Mới Hòn Trăng Suối Đá'.split()


def sentence(rng, most):
    return ' '.join(rng.choices(WORDS, k=rng.randint(3, most)) + rng.choices(PLACES, k=2))


def day(rng, year):
    return f'{rng.randint(1, 28):02d}/{rng.randint(1, 12):02d}/{year}'


def sheet(name):
    with open(TOP / 'examples/province-overlay/delivery' / name, encoding='utf-8-sig') as f:
        head, first = list(csv.reader(f, delimiter=';'))[:2]
    return head, first


def fill(head, line, **values):
    for column, value in values.items():
        line[head.index(column)] = str(value)
    return line


def make(to, dossiers, records, files=False, low=20, high=200, seed=1, size=None, start=1):
    """@param start number of the first dossier @param size draws the bytes of a file, else evenly from low to high kB @return bytes of the files"""
    rng, total = random.Random(seed), 0
    to = Path(to)
    to.mkdir(parents=True)
    (dhead, dline), (rhead, rline) = sheet('ho_so.csv'), sheet('van_ban.csv')
    root = dline[dhead.index(DOSSIER_CODE)].rsplit('.', 2)[0]
    with open(to / 'ho_so.csv', 'w', encoding='utf-8', newline='') as a, open(to / 'van_ban.csv', 'w', encoding='utf-8', newline='') as b:
        sets, docs = csv.writer(a, delimiter=';'), csv.writer(b, delimiter=';')
        sets.writerow(dhead)
        if records:
            docs.writerow(rhead)
        number = 0
        for d in range(start, start + dossiers):
            year = 1996 + d % 20
            code = f'{root}.{year}.{d:06d}'
            sets.writerow(fill(dhead, list(dline), **{'STT': d, DOSSIER_CODE: code, 'Tiêu đề hồ sơ': f'Hồ sơ {sentence(rng, 9)}, {year} ({d})',
                                                     'Thời gian bắt đầu': f'01/01/{year}', 'Thời gian kết thúc': f'31/12/{year}',
                                                     'Tổng số tài liệu trong hồ sơ': records or 1, 'Số lượng tờ': records or 1, 'Số lượng trang': records or 1}))
            if files:
                (to / code).mkdir()
            for r in range(1, records + 1):
                number += 1
                docs.writerow(fill(rhead, list(rline), **{'STT': number, DOSSIER_CODE: code, RECORD_CODE: f'{code}.{r:07d}', 'Số thứ tự tài liệu': r, 'Số văn bản': number,
                                                         'Ngày, tháng, năm tài liệu': day(rng, year), 'Trích yếu': f'Về việc {sentence(rng, 14)}', 'Số lượng trang': 1}))
                if files:
                    body = pdf(f'page {number} of dossier {d}', rng.randbytes(size(rng) if size else rng.randint(low << 10, high << 10)))
                    (to / code / f'{code}.{r}.pdf').write_bytes(body)
                    total += len(body)
    if not records:
        (to / 'van_ban.csv').unlink()
    return total


def main():
    p = argparse.ArgumentParser(usage=__doc__)
    p.add_argument('folder')
    p.add_argument('--dossiers', type=int, default=100)
    p.add_argument('--records', type=int, default=20)
    p.add_argument('--files', action='store_true')
    p.add_argument('--kb', type=int, nargs=2, default=(20, 200))
    p.add_argument('--seed', type=int, default=1)
    a = p.parse_args()
    print(make(a.folder, a.dossiers, a.records, a.files, *a.kb, a.seed), 'bytes of files')


if __name__ == '__main__':
    main()
