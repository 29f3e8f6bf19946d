#!/bin/sh
# every verb's JSON fits its schema in docs/cli: each line that each verb prints on a small sample, and on what fails
. "$(dirname "$0")/lib.sh.inc"
schemas=$top/docs/cli
A=$work/a
bad=
# verb SCHEMA CODES ARGS...: runs a verb, wants one of the exit codes, validates what it printed
verb() {
  schema=$1; codes=$2; shift 2
  "$K" --archive "$A" --format json "$@" > "$work/out" 2> "$work/err"; code=$?
  case ",$codes," in *",$code,"*) ;; *) echo "  $*: ended with $code, not $codes: $(tail -2 "$work/err")"; bad="$bad $schema" ;; esac
  python3 "$top/tests/cli/jsonschema.py" "$schemas/$schema.schema.json" "$work/out" || { echo "  (of: $*)"; bad="$bad $schema"; }
}

"$K" --archive "$A" init --name x > /dev/null
letter=bnv-2025-05-digitisation
echo "mat khau" > "$work/password"
# bundles: the response of a commune that has nothing, sent to this archive and back; the key signs and opens
"$JAVA_HOME/bin/keytool" -genkeypair -alias two -keyalg RSA -keysize 3072 -validity 9 -dname "CN=Xã thử" -ext ku=digitalSignature,keyEncipherment -storetype PKCS12 \
  -keystore "$work/two.p12" -storepass:file "$work/password" 2> /dev/null
"$JAVA_HOME/bin/keytool" -exportcert -rfc -alias two -keystore "$work/two.p12" -storepass:file "$work/password" 2> /dev/null > "$work/two.pem"
two="--key $work/two.p12 --password-file $work/password"
old=$A A=$work/commune
"$K" --archive "$A" init --name "Xã thử" > /dev/null
verb survey-response 0 survey new "$letter" --unit 31120 --name "Xã thử" --level commune
verb survey-export 3 survey export 31120 --out "$work/b.khoso-bundle" --to "$work/two.pem" $two
verb survey-validate 0,1 survey validate 31120
none=$(json 'print(*sorted({f["place"].split("/")[0]+"/#none=không" for f in d[0]["findings"] if f["place"][0]!="/"}-{"2.c/#none=không"}))' < "$work/out")
verb survey-response 0 survey fill 31120 $none "2.c/text=Ghi sổ"
verb survey-response 0 survey submit 31120
verb survey-export 0 survey export 31120 --out "$work/b.khoso-bundle" --to "$work/two.pem" $two
A=$old
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
[ -z "$bad" ] || fail "do not fit:$bad"
exit 0
