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
# what the framework knows is read while it is in use (ADR 24): nobody changes it, plug-ins come and go in a state of their own
state() { (cd "${K%/*}/configuration" && ls -i org.eclipse.osgi/framework.info.* org.eclipse.core.runtime/.[a-z]*.[0-9]* 2>/dev/null); }
if [ -w "${K%/*}/configuration" ]; then
  ls "${K%/*}"/configuration/settled-* > /dev/null 2>&1 || fail "the state of the product was not settled by its first start"
  state > "$work/state"
  mkdir -p "$work/bundle/KHOSO-INF"
  cp -r "$top/examples/province-overlay/META-INF" "$work/bundle/"
  cp -r "$top/examples/province-overlay/standards" "$work/bundle/KHOSO-INF/"
  mkdir "$work/other"
  for i in 1 2 3 4; do KHOSO_HOME=$work/other "$K" standard list > "$work/at-once-$i" 2>&1 || echo "$i: $?" > "$work/at-once-bad"; done & others=$!
  "$K" plugin install "$work/bundle" --yes > "$work/o" 2>&1 || fail "plugin install: $(cat "$work/o")"
  "$K" standard list > "$work/o" 2>&1 || fail "standard list with a plug-in: $(cat "$work/o")"
  grep -q song-hau-2026 "$work/o" || fail "the plug-in's standard is missing"
  ls -d "$work"/home/plugins/start-* > /dev/null 2>&1 || fail "no state of the plug-ins' own"
  "$K" standard list 2>&1 | grep -q song-hau-2026 || fail "the plug-in's standard is missing at the second start"
  "$K" plugin remove vn.songhau.standards > "$work/o" 2>&1 || fail "plugin remove: $(cat "$work/o")"
  wait $others
  [ ! -e "$work/at-once-bad" ] || fail "a verb beside a change of plug-ins: $(cat "$work"/at-once-*)"
  grep -l song-hau-2026 "$work"/at-once-* && fail "a plug-in of another home"
  "$K" standard list 2>&1 | grep -q song-hau-2026 && fail "the plug-in is gone, its standard is not"
  [ ! -e "$work/home/plugins" ] || fail "left of a plug-in that was removed: $(ls "$work/home/plugins")"
  state | diff "$work/state" - || fail "the state of the product was changed"
fi
# cmd misses labels in lines that end as here
python3 -c 'import re, sys; sys.exit(1 if re.search(rb"(?<!\r)\n", open(sys.argv[1], "rb").read()) else 0)' "$top/features/org.khoso.core.feature/rootfiles/win32/khoso.bat" || fail "khoso.bat: lines must end with CR LF"
exit 0
