# Two commands: `make demo` and `make test`. Both install what is missing, both can be run again.
export OMP_WAIT_POLICY := PASSIVE
SEGCAST := .build/release/segcast
# Swift's own libraries are part of the program: what was built runs where no toolchain is.
RELEASE := swift build -c release --static-swift-stdlib
# Where `make install` puts things: PREFIX=~/.local needs no root, DESTDIR= goes before it, for packages.
PREFIX ?= /usr/local
DESTDIR ?=

.PHONY: demo test faults evaluate bench build verify psql clean install uninstall

# From two years of real purchases to a published audience file. AS_OF=2011-11-09 replays another day.
demo: build
	@.ci/cluster demo .ci/logins $(SEGCAST) demo $(if $(AS_OF),--as-of $(AS_OF))

# Proves every published file of the demo against its manifest and the database.
verify: build
	@.ci/cluster demo $(SEGCAST) verify

# A prompt in the demo's database; ROLE=marketing or ROLE=viewer looks as they do. Several can be open at once.
psql:
	@.ci/cluster demo .ci/prompt $(ROLE)

# Every test, against a private PostgreSQL that is thrown away.
test:
	@.ci/install
	@.ci/cluster test swift test

# Times the stages beside what people would pick instead; BENCH="--rows 100000" and the like are passed on.
bench: build
	@.ci/install python3-venv
	@$(RELEASE) --product SegcastBench
	@Benchmarks/bench $(BENCH)

# The table of the learning protocol on the demo's purchases, as backtests.
evaluate: build
	@.ci/cluster test-evaluate Benchmarks/evaluate

# Every fault that exports must survive: kills at each system call, full disks, lost power, lost servers.
# Needs root, for mounts and tracing.
faults:
	@.ci/install strace e2fsprogs
	@SEGCAST_FAULTS=all .ci/cluster test-faults swift test --no-parallel --filter FaultTests

build:
	@.ci/install
	@$(RELEASE) --product segcast

# The program, its manual page, completions and samples. `sudo make install` puts what `make build` built before.
install:
	@[ -n "$$SUDO_USER" ] && [ -x $(SEGCAST) ] || $(MAKE) --no-print-directory build
	@.ci/place install "$(PREFIX)" "$(DESTDIR)"

# Takes away what `make install` put there, and nothing else.
uninstall:
	@.ci/place uninstall "$(PREFIX)" "$(DESTDIR)"

clean:
	@[ ! -s .segcast/away ] || rm -rf "$$(cat .segcast/away)"
	rm -rf .build .segcast outbox
