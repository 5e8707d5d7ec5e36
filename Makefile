# Acquis. `make run` and `make test` do all of the set-up on a Debian or
# Ubuntu machine that has Go and make; see README.md and CONTRIBUTING.md.

# The three sets of build flags. Every new set makes Go build Fyne again, so
# that everything here and in .ci uses one of these.
WINDOW_ENV   := CGO_ENABLED=1
WINDOW_FLAGS := -tags migrated_fynedo
CI_ENV       := CGO_ENABLED=0
CI_FLAGS     := -tags ci
RACE_ENV     := CGO_ENABLED=1
RACE_FLAGS   := -race -tags ci

# Debian packages: what the window is built with, what it is tested with, and
# what reads the PDFs of the tests.
WINDOW_PACKAGES := gcc libc6-dev pkg-config libgl1-mesa-dev xorg-dev libxkbcommon-dev
SCREEN_PACKAGES := xvfb openbox xdotool xclip x11-utils imagemagick libgl1-mesa-dri
CRASH_PACKAGES  := strace
PDF_PACKAGES    := poppler-utils qpdf default-jre-headless libpdfbox2-java libjaxb-api-java
BENCH_PACKAGES  := libreoffice-writer-nogui

SYSTEM  := $(shell uname -s)
BUILD   := build
EXAMPLE := $(BUILD)/exemple
PDFIUM  := assets/pdfium/wasm/pdfium.wasm
export LANG := fr_FR.UTF-8

.PHONY: all run build cli test test-unit test-window test-crash test-privacy crash accept-pages bench shots licences lint race clean pdfium
all: build

# --- what has to be installed: once, then again when this file changes

$(BUILD)/.window: Makefile .ci/install
	@mkdir -p $(BUILD)
	@if [ "$(SYSTEM)" = Linux ]; then .ci/install $(WINDOW_PACKAGES); fi
	@touch $@

$(BUILD)/.tests: Makefile .ci/install
	@mkdir -p $(BUILD)
	@if [ "$(SYSTEM)" = Linux ]; then .ci/install $(WINDOW_PACKAGES) $(SCREEN_PACKAGES) $(PDF_PACKAGES) $(CRASH_PACKAGES); fi
	@touch $@

$(BUILD)/.bench: Makefile .ci/install
	@mkdir -p $(BUILD)
	@if [ "$(SYSTEM)" = Linux ]; then .ci/install $(BENCH_PACKAGES); fi
	@touch $@

# The reader of PDFs, which is not committed (see assets/pdfium). Without npm or
# a network there is none, and everything goes on.
$(PDFIUM): cmd/pdfium/main.go
	@go run ./cmd/pdfium

pdfium: $(PDFIUM)

# --- the program

# With the window; the first time takes some minutes.
build: $(BUILD)/.window $(PDFIUM)
	$(WINDOW_ENV) go build $(WINDOW_FLAGS) -o $(BUILD)/acquis ./cmd/acquis

# The command line alone: no cgo, no display, no graphical toolkit.
cli: $(PDFIUM)
	@mkdir -p $(BUILD)
	$(CI_ENV) go build $(CI_FLAGS) -o $(BUILD)/acquis-cli ./cmd/acquis

$(EXAMPLE)/portfolio.db: | cli
	@rm -rf $(EXAMPLE)
	$(BUILD)/acquis-cli exemple $(EXAMPLE)

# The window on the example; without a display, the example's dossier.
ifneq ($(SYSTEM)$(DISPLAY)$(WAYLAND_DISPLAY),Linux)
run: build $(EXAMPLE)/portfolio.db
	$(BUILD)/acquis $(EXAMPLE)
else
run: cli $(EXAMPLE)/portfolio.db
	@echo "Il n’y a pas d’écran ici : la fenêtre ne peut pas s’ouvrir. Voici le dossier de l’exemple à la place."
	$(BUILD)/acquis-cli dossier $(EXAMPLE) -o $(BUILD)/exemple.pdf
endif

# --- its tests

test: test-unit test-window test-crash

# Units, screens on the test driver, the command line, the import rules.
test-unit: $(BUILD)/.tests $(PDFIUM)
	$(CI_ENV) go test $(CI_FLAGS) ./...

# The real window, under Xvfb with a window manager.
test-window: $(BUILD)/.tests $(PDFIUM)
	$(WINDOW_ENV) go test $(WINDOW_FLAGS) -count=1 ./cmd/acquis -run TestWindow -v

# That nothing leaves: no connection from any command nor from the window, no
# trace of the person or the computer in what is exported. Part of the above.
test-privacy: $(BUILD)/.tests $(PDFIUM)
	$(CI_ENV) go test $(CI_FLAGS) -count=1 -v -run 'NoNetwork|CallOut|WouldBeSeen|ArePrivate|Carry|NothingLeaves' . ./cmd/acquis
	$(WINDOW_ENV) go test $(WINDOW_FLAGS) -count=1 -v -run TestWindowTouchesNoNetwork ./cmd/acquis

# The pages of the tests as they are now: after a change of the dossier's look
# that is meant. Look at them before you commit them.
accept-pages: $(BUILD)/.tests
	ACQUIS_ACCEPT_PAGES=1 $(CI_ENV) go test $(CI_FLAGS) -count=1 -run LooksAsBefore ./export/...
	@git status --short export/*/testdata/pages

# A short run of the harness below, the same for everybody.
test-crash: $(BUILD)/.tests cli build
	@$(CI_ENV) go run $(CI_FLAGS) ./cmd/crash -seed 1 -cuts 4000 -kills 200 -errors 60 -harms 400 -windows 4 -program $(BUILD)/acquis-cli -window $(BUILD)/acquis

# Kills, power cuts, errors of the system, damage: what a portfolio loses by
# them, which is nothing; then every byte of the kept bundles altered. CRASH_TIME bounds it; CRASH_SEED=N runs it again.
CRASH_TIME ?= 30m
crash: $(BUILD)/.tests cli build
	@$(CI_ENV) go run $(CI_FLAGS) ./cmd/crash -time $(CRASH_TIME) $(if $(CRASH_SEED),-seed $(CRASH_SEED)) -program $(BUILD)/acquis-cli -window $(BUILD)/acquis $(CRASH_PARTS)
ifeq ($(CRASH_PARTS),)
	@ACQUIS_EVERY_BYTE=1 $(CI_ENV) go test $(CI_FLAGS) -count=1 -timeout 60m -v -run TestKeptBundlesAltered ./portfolio/bundle
endif

race: $(BUILD)/.window $(PDFIUM)
	$(RACE_ENV) go test $(RACE_FLAGS) ./portfolio/... ./export/...

lint: $(BUILD)/.window
	@unformatted=$$(gofmt -l cmd ui export portfolio assets *.go); \
	if [ -n "$$unformatted" ]; then echo "gofmt: $$unformatted"; exit 1; fi
	$(CI_ENV) go vet $(CI_FLAGS) ./...
	$(WINDOW_ENV) go vet $(WINDOW_FLAGS) ./...
	$(CI_ENV) go tool staticcheck $(CI_FLAGS) ./...
	$(WINDOW_ENV) go tool staticcheck $(WINDOW_FLAGS) ./...

# One line a measure; see cmd/bench.
bench: $(BUILD)/.tests $(BUILD)/.bench $(PDFIUM)
	@$(CI_ENV) go run $(CI_FLAGS) ./cmd/bench

# A picture of every screen into shots/.
shots: $(BUILD)/.tests build
	$(CI_ENV) go run $(CI_FLAGS) ./cmd/shots -program $(BUILD)/acquis -o shots

# The licences of the linked modules, after a change of go.mod.
licences: $(BUILD)/.window
	go run ./cmd/licences

clean:
	rm -rf $(BUILD) shots
