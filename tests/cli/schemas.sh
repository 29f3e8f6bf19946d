#!/bin/sh
# every verb's JSON fits its schema in docs/cli: each line that each verb prints on a small sample, and on what fails
. "$(dirname "$0")/lib.sh.inc"
schemas=$top/docs/cli
A=$work/a
bad=
# verb SCHEMA CODES ARGS...: runs a verb, wants one of the exit codes, validates what it printed
verb() {
  schema=$1; codes=$2; shift 2
  python3 "$top/tests/cli/line.py" "$schemas/$schema.schema.json" "$codes" "$work/out" "$work/err" "$K" --archive "$A" --format json "$@" || bad="$bad $schema"
}

# hold, let_go: from one to the other a process holds the archive, as a window would: each line between costs it no start
hold() {
  held=$work/held-${A##*/}-$(ls "$work" | wc -l)
  "$K" --archive "$A" --format json hold > "$held" 2> "$held.err" & holder=$!
  # it says so once it holds it; the file that names the holder may be of the verb before
  i=0; while [ ! -s "$held.err" ] && [ $i -lt 600 ]; do sleep 0.1; i=$((i + 1)); done
}
let_go() {
  "$K" --archive "$A" hold --end > /dev/null
  wait $holder || fail "hold ended with $?: $(cat "$held.err")"
}

# the validator itself refuses what it must
echo '{"input":"x","status":"fine","counts":{"in":1,"ok":0,"findings":0,"failed":0},"findings":[],"result":{}}' |
  python3 "$top/tests/cli/jsonschema.py" "$schemas/envelope.schema.json" > /dev/null && fail "the validator accepts anything"

"$top/samples/generate" --small --seed 5 --dpi 30 --out "$work/delivery" > /dev/null 2>&1 || fail "no sample delivery"
verb init 0 init --name "Kho thử"
verb hold 3 hold --end
verb hold 2 hold --minutes never
hold
long=$held
verb hold 3 hold
verb intake 0 intake --show-mapping "$work/delivery"
verb intake 0,1 intake "$work/delivery"
verb intake 3 intake "$work/nowhere"
verb check 0,1 check
verb check 3 check nothing
verb check-list 0 check --list
verb search 0 search ủy ban nhân dân
hit=$(json 'print(d[0]["result"]["hits"][0]["code"])' < "$work/out")
verb show 0 show --history "$hit"
verb show 3 show nothing
verb undo-list 0 undo --list --limit 5
change=$(json 'print(d[0]["result"]["changes"][0]["change"])' < "$work/out")
verb undo 0 undo "$change"
verb undo 0 undo "$(json 'print(d[0]["result"]["change"])' < "$work/out")"
verb undo 3 undo "$change-x"
verb package 0 package --propose --all
dossier=$(json 'print(d[0]["input"])' < "$work/out")
verb check 0,1 check "$dossier"
verb package 0 package --zip "$dossier"
verb package 0,1 package --replaces last --to "$work/again" "$dossier"
printf '{"fileCode": "H49.64.33.2026.01.0000001", "source": true}' > "$work/lot.json"
verb package 0,1 package --type SIP_tailieu --values "$work/lot.json" --split-count 2 --to "$work/lots" "$dossier"
verb package 3 package --type SIP_tailieu --to "$work/lots" "$dossier"
printf '{"requestID": "R-1", "requestDate": "12/11/2026", "purpose": "01", "purposeContent": "x", "feeObjectType": "10", "researchTopic": "x"}' > "$work/request.json"
verb package 0,1 package --type DIP --values "$work/request.json" --recipient A --copies 2 --to "$work/dip" "$dossier"
verb check-package 0,1 check-package --standard tt05-2025 "$work"/dip/uuid-* "$work"/lots/uuid-*
verb check-package 0,1 check-package "$A"/packages/*.zip
verb check-package 1,3 check-package "$work/delivery-truth.json"
mkdir -p "$work/bag/data" && printf "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n" > "$work/bag/bagit.txt" && : > "$work/bag/manifest-sha256.txt"
verb check-package 0 check-package "$work/bag"
verb check-package 1 check-package --standard e-ark-sip "$work/bag"
python3 - "$top/releng/accept" "$work/pdfs" << 'EOF' || fail "no PDF files"
import os, random, sys
sys.path.insert(0, sys.argv[1])
import pdfs
os.makedirs(sys.argv[2])
for name, sins in (('good', []), ('script', ['javascript']), ('plain', ['claims-nothing'])):
    open(f'{sys.argv[2]}/{name}.pdf', 'wb').write(pdfs.build(random.Random(5), 2, sins))
open(sys.argv[2] + '/junk.pdf', 'wb').write(b'junk')
EOF
verb check-file 0 check-file "$work/pdfs" "$work/delivery-truth.json"
json 'o={e["input"].rsplit("/")[-1]: e["result"]["pdfa"] and e["result"]["pdfa"]["outcome"] for e in d}
assert o=={"good.pdf": "compliant", "script.pdf": "not-compliant", "plain.pdf": "not-compliant", "junk.pdf": "broken", "delivery-truth.json": None}, o' < "$work/out" || bad="$bad pdfa"
verb check-file 0 check-file "$work/pdfs"
json 'assert all(e["result"]["known"] for e in d), d' < "$work/out" || bad="$bad known"
verb check-file 0,1 check-file --pdfa none --source electronic --anew "$work/pdfs/good.pdf"
verb check-file 3 check-file "$work/nowhere.pdf"
verb check-file 2 check-file --pdfa 9z "$work/pdfs"
verb transfer-list 0 transfer list
verb transfer 0 transfer new --from H98.64 --to LTLS "Nộp lưu"
transfer=$(json 'print(d[0]["result"]["transfer"]["id"])' < "$work/out")
verb transfer 3 transfer new --from "có dấu" --to LTLS "Nộp lưu"
verb transfer-packages 0 transfer add "$transfer" "$dossier"
verb transfer-packages 3 transfer add "$transfer" nothing
verb transfer-packages 0,1 transfer send "$transfer" --out "$work/handed"
sent=$(json 'print(d[0]["result"]["place"])' < "$work/out")
verb transfer-packages 0 transfer show "$transfer"
verb transfer-packages 3 transfer show nothing
if [ -n "$sent" ]; then
  verb transfer-packages 0 receive --to LTLS --receipt "$work/receipt.json" "$sent"
  verb transfer-packages 3 receive --to OTHER "$sent"
  verb transfer-packages 0 transfer receipt "$work/receipt.json"
  verb transfer-verify 0 transfer verify --receipt "$work/receipt.json" "$sent"
  verb transfer-list 0 transfer list
  received=$(json 'print(d[0]["result"]["transfers"][-1]["id"])' < "$work/out")
  verb transfer-packages 3 return "$received" nothing=x
  verb transfer-packages 0 return "$received" --rest "thử"
  verb transfer-packages 0 transfer accept "$received"
fi
verb transfer-packages 3 receive "$work/nowhere"
verb transfer 3 transfer close "$transfer"
verb transfer 0 transfer close "$transfer" --reason thử
verb edit 0 edit "$dossier" "title=Hồ sơ thử"
verb edit 3 edit "$dossier" title
verb journal-verify 0 journal verify
verb index-rebuild 0 index rebuild
verb standard-list 0 standard list
verb standard-show 0 standard show --effective tt05-2025 tt02-2019 cv903-2023 nd30-2020 tt06-2025
verb standard-show 3 standard show nothing
verb campaign-list 0 campaign list
verb campaign-new 0 campaign new --code SH-1 --from 01/04/2025 --to 31/12/2025 --method SERVICE --contractor "Công ty A" "Đợt 1"
verb campaign-new 3 campaign new --code SH-1 "Đợt 2"
verb campaign-set 0 campaign set --scope "Tài liệu vĩnh viễn" SH-1
verb campaign-set 3 campaign set --from hôm-qua SH-1
printf 'lô,cấp,hồ sơ,trang\n1,tỉnh,10,500\n2,xã,,700\n' > "$work/plan.csv"
verb campaign-plan 0 campaign plan SH-1 "$work/plan.csv"
verb campaign-plan 0 campaign plan --lot 3 --level commune --pages 5 --stage scanning SH-1
verb campaign-plan 3 campaign plan --lot 3 --level nowhere SH-1
verb campaign-list 0 campaign list
verb campaign-show 0 campaign show SH-1
verb campaign-show 3 campaign show nothing
verb survey-compute 0 survey compute
verb survey-compute 0 survey compute 1.a
verb survey-compute 3 survey compute 99.z
verb survey-explain 0 survey explain 1.a
survey=$("$K" --archive "$A" --format json survey compute 1.a | json 'print(d[0]["result"]["survey"], d[0]["result"]["version"])')
mkdir "$work/responses"
for of in "00001 10" "00004 20" "00004 21" "99999 1"; do
  echo '{"document":"khoso-survey-response","version":1,"id":"'$(python3 -c 'import uuid; print(uuid.uuid4())')'","survey":"'${survey% *}'","surveyVersion":"'${survey#* }'","state":"SENT","respondent":{"code":"'${of% *}'","name":"","level":"commune"},"answers":[{"item":"1.a","row":"commune","column":"dossiers","value":"'${of#* }'","origin":"ENTERED"}]}'
done > "$work/responses/all.jsonl"
verb survey-consolidate 1 survey consolidate --geography new --out "$work/sums.json" "$work/responses"
head -1 "$work/responses/all.jsonl" > "$work/one.jsonl"
verb survey-consolidate 0 survey consolidate "$work/one.jsonl"
verb survey-consolidate 3 survey consolidate "$work/nowhere"
verb survey-consolidate 1 survey consolidate --assess --earlier "$work/one.jsonl" --workbook "$work/sums.xlsx" --report "$work/sums.docx" --dashboard "$work/sums.html" "$work/responses"
for f in "$work/sums.xlsx" "$work/sums.docx" "$work/sums.html"; do [ -s "$f" ] || fail "survey consolidate wrote no ${f##*/}"; done
verb survey-trail 0 survey explain --consolidation "$work/responses" 1.a/commune/dossiers
verb survey-trail 0 survey explain --consolidation "$work/responses" 1.a/commune/dossiers --unit 00001
verb survey-trail 3 survey explain --consolidation "$work/responses" 9.z/nothing
"$top/samples/generate" --small --seed 6 --dpi 30 --defects none --out "$work/more" > /dev/null 2>&1
verb intake 0,1 intake "$work/more"
verb survey-explain 0 survey explain 1.a
letter=bnv-2025-05-digitisation
verb survey-response 0 survey new "$letter" --unit 92 --name "UBND thành phố Cần Thơ"
verb survey-response 3 survey new "$letter" --unit 92
verb survey-response 3 survey new nothing --unit 91
verb survey-list 0 survey list
verb survey-design 0 survey design copy "$letter" --to "$work/q.yaml" --id tinh-2027
verb survey-design 3 survey design copy nothing --to "$work/q2.yaml"
verb survey-design-check 0 survey design check "$work/q.yaml" "$top/examples/province-overlay/surveys/song-hau-2027.yaml"
sed 's/kind: group/kid: group/' "$work/q.yaml" > "$work/q-bad.yaml"
verb survey-design-check 1 survey design check "$work/q-bad.yaml"
verb survey-design 0 survey design add "$work/q.yaml"
verb survey-design 3 survey design add "$work/q-bad.yaml"
verb survey-response 0 survey new tinh-2027 --unit 91
sed 's/maxLength: 500/maxLength: 501/' "$work/q.yaml" > "$work/q-other.yaml"
verb survey-design 3 survey design add "$work/q-other.yaml"
sed 's/^version: "1"/version: "2"/' "$work/q-other.yaml" > "$work/q-next.yaml"
verb survey-design 0 survey design add "$work/q-next.yaml"
verb survey-list 0 survey list
verb survey-fill-in 0 survey compute --response 92
verb survey-response 3 survey fill 92 1.a/province/dossiers=7
verb survey-response 0 survey fill 92 1.a/province/dossiers=7 --reason "đếm tay"
verb survey-response 3 survey fill 92 1.a/province/dossiers=bảy --reason x
verb survey-show 0 survey show 92
json 'c={a["cell"]: a for a in d[0]["result"]["answers"]}["1.a/province/dossiers"]; assert c["value"]=="7" and c["origin"]=="OVERRIDDEN" and c["replaced"] and c["reason"], c' < "$work/out" || bad="$bad override"
verb survey-answer 0 survey explain --response 92 1.a/province/documents
json 'assert d[0]["result"]["holds"], d' < "$work/out" || bad="$bad holds"
json 'assert d[0]["result"]["proven"], d' < "$work/out" || bad="$bad proven"
verb survey-answer 0 survey explain --response 92
verb survey-answer 3 survey explain --response 92 1.b/province/note
verb survey-validate 0,1 survey validate 92
for as in xlsx html json; do
  verb survey-export 0 survey export 92 --out "$work/92.$as"
  verb survey-import 0 survey import "$work/92.$as"
  json 'assert d[0]["result"]["changed"]==0, d' < "$work/out" || bad="$bad round-trip-$as"
done
verb survey-export 0 survey export 92 --lists --out "$work/92-lists.json"
verb survey-export 3 survey export 92 --out "$work/92.pdf"
verb survey-import 3 survey import "$work/delivery-truth.json" "$work/nowhere.xlsx"
verb report-make 0 survey report 92 --as docx,pdf,html,xlsx --out "$work/reply" --provenance
verb report-make 3 survey report 93 --out "$work/reply.pdf"
verb report-make 0 survey remind 92 --out "$work/remind.docx"
verb report-make 3 survey remind 93 --out "$work/remind.pdf"
verb report-make 0 survey remind 93 --survey "$letter" --name "Huyện Phong Điền" --level district --out "$work/remind.pdf"
verb report-make 0 report make survey-reply 92 --out "$work/reply.pdf"
verb report-make 3 report make survey-return 92 --out "$work/return.pdf"
verb report-make 3 report make survey-acceptance 92 --out "$work/minutes.pdf"
verb survey-response 3 survey issue 92 --number 1/BC-UBND
verb person 0 person add "Trần Thị Bình" --position "Phó Chủ tịch" --may read,survey,approve
verb person 3 person add "trần  thị bình"
verb person 3 person add "Lê Văn C" --may fly
verb person-list 0 person list
verb person-list 0 --person "TRẦN THỊ BÌNH" person list
verb person 3 --person "Trần Thị Bình" person add "Lê Văn C"
verb person-list 3 --person "Không Có Ai" person list
verb person 0 person remove "Trần Thị Bình"
verb person 3 person remove "Trần Thị Bình"
# nobody listens on port 1: the verb must say so in the envelope, whatever machine this is
KHOSO_SANE=127.0.0.1:1; export KHOSO_SANE
verb scan 3 scan "$dossier"
find "$work/more" -name '*.jpg' | head -1 > "$work/image"
[ ! -s "$work/image" ] || verb scan 0,1 scan --images "$dossier" "$(cat "$work/image")"
# a key that only this test knows, made now
echo "mật khẩu 1" > "$work/password"
mkdir "$work/trust"
"$JAVA_HOME/bin/keytool" -genkeypair -alias me -keyalg RSA -keysize 3072 -validity 9 -dname "CN=Kho thử" -ext ku=digitalSignature -storetype PKCS12 \
  -keystore "$work/key.p12" -storepass:file "$work/password" 2> /dev/null
"$JAVA_HOME/bin/keytool" -exportcert -rfc -alias me -keystore "$work/key.p12" -storepass:file "$work/password" 2> /dev/null > "$work/trust/me.pem"
key="--key $work/key.p12 --password-file $work/password"
# bundles: the response of a commune that has nothing, sent to this archive and back; the key signs and opens
"$JAVA_HOME/bin/keytool" -genkeypair -alias two -keyalg RSA -keysize 3072 -validity 9 -dname "CN=Xã thử" -ext ku=digitalSignature,keyEncipherment -storetype PKCS12 \
  -keystore "$work/two.p12" -storepass:file "$work/password" 2> /dev/null
"$JAVA_HOME/bin/keytool" -exportcert -rfc -alias two -keystore "$work/two.p12" -storepass:file "$work/password" 2> /dev/null > "$work/two.pem"
two="--key $work/two.p12 --password-file $work/password"
old=$A A=$work/commune
"$K" --archive "$A" init --name "Xã thử" > /dev/null
first=$holder; hold
verb survey-response 0 survey new "$letter" --unit 31120 --name "Xã thử" --level commune
verb survey-export 3 survey export 31120 --out "$work/b.khoso-bundle" --to "$work/two.pem" $two
verb survey-validate 0,1 survey validate 31120
none=$(json 'print(*sorted({f["place"].split("/")[0]+"/#none=không" for f in d[0]["findings"] if f["place"][0]!="/"}-{"2.c/#none=không"}))' < "$work/out")
verb survey-response 0 survey fill 31120 $none "2.c/text=Ghi sổ"
verb survey-response 0 survey submit 31120
verb survey-export 0 survey export 31120 --out "$work/b.khoso-bundle" --to "$work/two.pem" $two
let_go
A=$old holder=$first
verb survey-signer-list 0 survey signer list
verb survey-import 3 survey import "$work/b.khoso-bundle" $two
verb survey-signer-add 0 survey signer add "$work/two.pem" --unit 31120 --from 2025-01-01
verb survey-signer-add 3 survey signer add "$work/nowhere.pem" --unit 31120
verb survey-import 0 survey import "$work/b.khoso-bundle" $two
json 'assert d[0]["result"]["outcome"]=="new" and d[0]["result"]["bundle"]["number"]==1, d' < "$work/out" || bad="$bad bundle"
verb survey-import 0 survey import "$work/b.khoso-bundle" $two
json 'assert d[0]["result"]["outcome"]=="again", d' < "$work/out" || bad="$bad bundle-again"
verb survey-response 0 survey return 31120 --reason "thiếu"
verb survey-export 0 survey export 31120 --out "$work/r.khoso-bundle" --to "$work/two.pem" --sender 92 $two
verb survey-bundle-list 0 survey bundle list
verb survey-signer-revoke 0 survey signer revoke "$work/two.pem" --reason "mất thẻ" --since 2025-02-01
json 'assert d[0]["findings"], d' < "$work/out" || bad="$bad doubtful"
verb survey-signer-revoke 3 survey signer revoke "$work/two.pem" --reason x
verb survey-signer-list 0 survey signer list --unit 31120
verb package 0,1 package --sign $key "$dossier"
pack=$(json 'print(d[0]["result"]["path"])' < "$work/out")
verb verify-signature 0 verify-signature --trust "$work/trust" "$pack"
verb sign 3 sign $key "$pack"
verb sign 0 sign $key --replace "$pack"
verb sign 0 sign $key "$work/delivery-truth.json"
verb verify-signature 1 verify-signature "$work/delivery-truth.json"
chmod -R u+w "$pack"; echo x > "$pack/extra"
verb verify-signature 3 verify-signature --trust "$work/trust" "$pack"
verb verify-signature 3 verify-signature "$work/nowhere"
verb check-signatures 0,1 check-signatures --trust "$work/trust" "$dossier"
find "$work" -name '*.pdf' | head -1 > "$work/a-pdf"
if [ -s "$work/a-pdf" ]; then
  cp "$(cat "$work/a-pdf")" "$work/inside.pdf"; chmod u+w "$work/inside.pdf"
  verb sign 0 sign --inside $key "$work/inside.pdf"
  verb verify-signature 0 verify-signature --trust "$work/trust" "$work/inside.pdf"
fi
verb sign 3 sign --pkcs11 "$work/nowhere.so" --password-file "$work/password" "$work/out"
verb sign 3 sign --key "$work/key.p12" --password-env KHOSO_NO_SUCH "$work/out"
verb journal-sign 0 journal sign $key --copy "$work/heads"
verb journal-verify 0 journal verify --trust "$work/trust" --heads "$work/heads"
json 'assert d[0]["result"]["trustedHeads"]==1, d' < "$work/out" || bad="$bad heads"
verb fixity-status 0 fixity status
verb fixity 0 fixity
verb fixity 2 fixity --rate x
verb fixity 0 fixity run --since 1d
json 'assert d[0]["result"]["skipped"]==d[0]["result"]["objects"]>0, d' < "$work/out" || bad="$bad since"
verb fixity 2 fixity run --since yesterday
verb fixity 0 fixity run --due
json 'assert d[0]["result"]["due"], d' < "$work/out" || bad="$bad due"
verb fixity-schedule 0 fixity schedule --days 30 --rate 100
verb fixity-schedule 2 fixity schedule --days 0
verb fixity-schedule 0 fixity schedule --days 5000
verb fixity-schedule 0 fixity schedule --default
verb fixity-copy 0 fixity copy "$work/copy"
verb fixity-copy 0 fixity copy --quick "$work/copy"
verb fixity-copy 3 fixity copy "$A/inside"
verb fixity-copy 3 fixity copy "$work/delivery"
verb fixity-repair 3 fixity repair --from "$work/delivery"
verb fixity-repair 0 fixity repair
json 'assert d[0]["result"]["restored"]==0, d' < "$work/out" || bad="$bad sound"
verb report-make 0 fixity report --as docx,pdf --out "$work/fixity"
verb fixity-status 0 fixity status
verb backup 0 backup $key "$work/backups"
verb backup 3 backup "$A/backups"
verb report-list 0 report list
verb report-make 0 report make check-report --out "$work/report.docx" --number 7 --place "Sông Hậu" --date 05/02/2026
verb report-make 0 report make record-inventory "$dossier" --out "$work/records.pdf"
verb report-make 0 report make backup-minutes --as docx,pdf,html,xlsx --out "$work/minutes"
verb report-make 3 report make check-report
verb report-make 3 report make nothing --out "$work/x.pdf"
verb restore 0 restore --verify --to "$work/restored" "$work/backups"
verb restore 3 restore "$work/nowhere"
verb hold 0 hold --end
wait $holder || fail "hold ended with $?"
python3 "$top/tests/cli/jsonschema.py" "$schemas/hold.schema.json" "$long" || bad="$bad hold"
json 'assert d[0]["result"]["lines"]>150, d' < "$long" || bad="$bad lines"
verb journal-rebuild 0 journal rebuild
verb admin-migrate 0 admin migrate --dry-run
verb admin-migrate 0 admin migrate
hold
verb journal-verify 0 journal verify
object=$(find "$A/vault" -type f | head -1)
chmod u+w "$object"; echo changed > "$object"
verb fixity 3 fixity
json 'f=d[0]["findings"][0]; assert f["rule"]=="fixity/changed" and len(f["message"].split())>5, f' < "$work/out" || bad="$bad changed"
verb fixity-copy 3 fixity copy "$work/copy"
verb backup 3 backup "$work/backups-2"
verb fixity-repair 0 fixity repair --found --from "$work/backups"
json 'assert d[0]["result"]["restored"]==1, d' < "$work/out" || bad="$bad repair"
chmod u+w "$object"; : > "$object"
verb fixity-repair 0 fixity repair --from "$work/copy"
json 'assert d[0]["result"]["restored"]==1, d' < "$work/out" || bad="$bad repair-copy"
verb fixity 0 fixity run
let_go
A_02=$work/kho-02
"$K" --archive "$A_02" init --name "Kho TT 02" --profile tt02 > /dev/null
"$K" --archive "$A_02" intake --digitised-on 09/2020 "$top/examples/circular-02/delivery" > /dev/null
old=$A A=$A_02
hold
verb convert-standard 0 convert-standard
verb convert-standard 0 convert-standard --apply
verb convert-standard 0 convert-standard --undo
verb convert-standard 3 convert-standard --conversion none
let_go
A=$old
mkdir -p "$work/bundle/KHOSO-INF"
cp -r "$top/examples/province-overlay/META-INF" "$work/bundle/"
cp -r "$top/examples/province-overlay/standards" "$work/bundle/KHOSO-INF/"
verb plugin-list 0 plugin list
verb plugin-install 2 plugin install "$work/bundle"
verb plugin-install 3 plugin install "$work/nowhere" --yes
verb plugin-install 0 plugin install "$work/bundle" --yes
verb plugin-install 0 plugin install "$work/bundle" --yes
verb plugin-list 0 plugin list
verb plugin-remove 0 plugin remove vn.songhau.standards
verb plugin-remove 3 plugin remove vn.songhau.standards
verb demo 0 demo --delivery "$work/delivery" --to "$work/results"
[ -z "$bad" ] || fail "do not fit:$bad"
exit 0
