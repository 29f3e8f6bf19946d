#!/bin/sh
# what the documents say can be typed can be typed: runs the sh blocks of README, CONTRIBUTING and docs, each file in order in one shell and in a
# place of its own, two files at a time (blocks that open a window, build, or run all tests are marked console and are not run); follows their links
. "$(dirname "$0")/lib.sh.inc"
blocks() { awk '/^```sh$/ {on=1; next} /^```/ {on=0} on' "$1"; }

# a place like the repository's folder, where what the examples write does no harm
place() {
  mkdir -p "$1"
  for f in releng bundles docs examples tests; do ln -s "$top/$f" "$1/$f"; done
  # the samples of the examples, with images that are drawn faster
  mkdir "$1/samples"
  printf '#!/bin/sh\nexec "%s/samples/generate" --dpi 30 "$@"\n' "$top" > "$1/samples/generate"
  if [ -n "$given" ]; then
    cat > "$1/khoso" <<S
#!/bin/sh
[ "\$*" = demo ] || exec "$K" "\$@"
[ -z "${DOCS_DEMO_ELSEWHERE:-}" ] || exit 0 # row demo runs it, twice
samples/generate --small --seed 2026 --out demo-delivery >&2 || exit 3
exec "$K" demo --delivery demo-delivery --to demo-results
S
  else
    printf '#!/bin/sh\nexec "%s/khoso" "$@"\n' "$top" > "$1/khoso"
  fi
  chmod +x "$1/khoso" "$1/samples/generate"
}

# who makes an archive with the khoso of a place leaves a process that holds it, as a window would: each further line costs no start
held() {
  mv "$1/khoso" "$1/khoso.once"
  cat > "$1/khoso" <<'S'
#!/bin/sh
here=$(dirname "$0")
[ "${1:-}" = --archive ] && [ "${3:-}" = init ] || exec "$here/khoso.once" "$@"
"$here/khoso.once" "$@" || exit
echo "$2" >> "$here/held"
"$here/khoso.once" --archive "$2" hold --minutes 20 > "$here/held.log" 2>&1 &
n=0
while [ ! -e "$2/.owner" ] && [ $n -lt 300 ]; do sleep 0.1; n=$((n + 1)); done
S
  chmod +x "$1/khoso"
}

# one document; what went wrong is left in $2.bad
one() {
  blocks "$top/$1" > "$2.script"
  [ -s "$2.script" ] || return 0
  place "$2"
  # the administrator's has its lines on archives that nobody holds, and on holding them
  [ "$1" = docs/admin/administrator.md ] || held "$2"
  start=$(date +%s)
  (cd "$2" && KHOSO_HOME=$2.home PATH=$2:$PATH sh -e "$2.script") > "$2.log" 2>&1 || { echo "  $1: an example fails:"; tail -8 "$2.log" | sed 's/^/    /'; } > "$2.bad"
  (cd "$2" && while read -r a; do KHOSO_HOME=$2.home ./khoso.once --archive "$a" hold --end; done < held) > /dev/null 2>&1
  [ -z "${DOCS_TIMES:-}" ] || echo "  $1: $(( $(date +%s) - start )) s"
}

given=${KHOSO_PRODUCT:-}; KHOSO_PRODUCT=$(dirname "$K"); export KHOSO_PRODUCT
QUICK_DIR=${QUICK_DIR:-$work/quick}; export QUICK_DIR
"$top/samples/generate" --help >/dev/null 2>&1 # compiled once, not by two at a time
"$K" --help >/dev/null 2>&1                    # the product's first start
# the longest first, so that both lanes end together
set -- ${DOCS:-docs/user/huong-dan.md docs/user/giao-nop.md docs/admin/chuyen-doi.md docs/admin/signatures.md docs/admin/administrator.md README.md docs/cli/index.md CONTRIBUTING.md}
lane() {
  while [ $# -gt 0 ]; do
    n=$((n + 1))
    mkdir "$work/taken-$n" 2>/dev/null && one "$1" "$work/doc-$n"
    shift
  done
}
n=0
lane "$@" & lane "$@"
wait
cat "$work"/doc-*.bad 2>/dev/null && bad=examples || bad=

python3 - "$top" <<'P' || bad="$bad links"
import re, sys
from pathlib import Path
top = Path(sys.argv[1])
files = [top / 'README.md', top / 'CONTRIBUTING.md', *top.glob('docs/**/*.md')]
lost = 0
for f in files:
    for to in re.findall(r'\]\(([^)#\s]+)(?:#[^)]*)?\)', f.read_text(encoding='utf-8')):
        if '://' not in to and not (f.parent / to).exists():
            print(f'  {f.relative_to(top)}: {to} is not there')
            lost += 1
sys.exit(1 if lost else 0)
P
[ -z "$bad" ] || fail "documents:$bad"
exit 0
