#!/bin/sh
# the verbs' contract: JSON alone on standard output, messages on standard error, exit codes, two processes on one archive
. "$(dirname "$0")/lib.sh.inc"
A=$work/a
"$K" --archive "$A" --format json init --name "Kho thử" > "$work/init.json" 2> "$work/err" || fail "init: $(cat "$work/err")"
json 'assert d[0]["status"]=="ok" and d[0]["counts"]=={"in":1,"ok":1,"findings":0,"failed":0}, d' < "$work/init.json" || fail "init envelope"
"$K" --archive "$A" --format json show nothing > "$work/o" 2>/dev/null; [ $? = 3 ] || fail "show of nothing must end with 3"
json 'assert d[0]["status"]=="failed"' < "$work/o" || fail "show envelope"
"$K" --archive "$A" nonsense > "$work/o" 2>/dev/null; [ $? = 2 ] || fail "wrong use must end with 2"
[ -s "$work/o" ] && fail "wrong use must leave standard output empty"
"$K" --archive "$A" --format json journal verify > "$work/o" 2>/dev/null || fail "journal verify"
json 'assert d[0]["status"]=="ok"' < "$work/o" || fail "journal envelope"
"$K" --format json standard list > "$work/o" || fail "standard list"
grep -qi "đáp ứng" "$work/o" && fail "nothing may say that CV 903 is met"
json 'assert any(s["id"].startswith("cv903") and not s["verified"] for s in d[0]["result"]["standards"]), d' < "$work/o" || fail "cv903 must say that it is not verified"
# a broken file of the archive's own layer is left out and said; the archive opens all the same, and the finding goes with the mending
mkdir -p "$A/standards"; overlay=$top/examples/province-overlay/standards/song-hau-2026.yaml
sed 's/obligation: M/obligatoin: M/' "$overlay" > "$A/standards/own.yaml"
"$K" --archive "$A" --format json check > "$work/o" 2> "$work/err" || fail "a broken overlay must not keep an archive shut: $(cat "$work/err")"
json 'f=d[0]["findings"]; assert [x["rule"] for x in f]==["standards/left-out"] and f[0]["place"].startswith("standards/own.yaml:") and f[0]["remedy"], f' < "$work/o" || fail "the file left out is a finding"
grep -q "own.yaml" "$work/err" || fail "the file left out is said on standard error"
cp "$overlay" "$A/standards/own.yaml"
"$K" --archive "$A" --format json check > "$work/o" 2>/dev/null || fail "check with a sound overlay"
json 'assert d[0]["status"]=="ok", d' < "$work/o" || fail "the mended file is no finding"
# the list of what the window loads is of this product; where many are missing releng/dev/classes writes it anew
"$K" --first-window - > "$work/o" 2>/dev/null || fail "the classes of the first window"
awk '{ exit !($1 > 8000 && $3 * 10 < $1) }' "$work/o" || fail "window.classes is out of date: $(cat "$work/o")"
# the helpers' class data archives were made by the first start, and each helper has its own before it (where there are no /proc files nobody looks)
python3 - "$K" "$top/bundles/org.khoso.cli/KHOSO-INF/first-start" <<'P' || fail "helpers start without their class data"
import glob, re, subprocess, sys, time
p = subprocess.Popen([sys.argv[1], 'check-file', '--anew', sys.argv[2]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
seen = set()
while p.poll() is None and len(seen) < 2:
    for m in glob.glob('/proc/[0-9]*/maps'):
        try:
            seen.update(re.findall(r'/helper-[^ \n]*-(org\.khoso\.\w+)\.worker\.internal\.WorkerMain\.jsa', open(m).read()))
        except OSError:
            continue
    time.sleep(0.05)
p.wait()
sys.exit(0 if seen == {'org.khoso.media', 'org.khoso.pdfa'} or not glob.glob('/proc/self/maps') else 1)
P
"$K" --lang en --help | grep -q "Searches" || fail "English help"
exit 0
