# Tenantry. `make help` says what there is.
SHELL := /bin/bash
.DEFAULT_GOAL := help

# --- A JDK 25 or newer: JAVA_HOME, the PATH, the usual folders -----------------------------------
JDK := $(shell local/find-jdk)
ifneq ($(JDK),)
export JAVA_HOME := $(JDK)
endif
export PROFILE

LAUNCHER_JAR := local/launcher/target/tenantry-launcher.jar
LAUNCHER := $(JDK)/bin/java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m \
            --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -jar $(LAUNCHER_JAR)
MVN := ./mvnw -B -ntp

.PHONY: help up servers down status logs restart reindex reconcile clean demo test sim bench keys built jdk

help: ## this list
	@awk -F':.*## ' '/^[a-z]+:.*## / {printf "  make %-22s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

up: $(LAUNCHER_JAR) ## everything runs: builds what changed, starts or repairs what is down (PROFILE=load for benchmarks)
	@$(LAUNCHER) up

servers: $(LAUNCHER_JAR) ## the backing servers alone
	@$(LAUNCHER) servers

down: $(LAUNCHER_JAR) ## everything stops; the data stays
	@$(LAUNCHER) down

status: $(LAUNCHER_JAR) ## what runs, where, how big, how well
	@$(LAUNCHER) status

logs: $(LAUNCHER_JAR) ## the log of one component: SERVICE=booking
	@$(LAUNCHER) logs $(SERVICE)

restart: $(LAUNCHER_JAR) ## one component again: SERVICE=booking
	@$(LAUNCHER) restart $(SERVICE)

reindex: $(LAUNCHER_JAR) ## the search index is made anew from its topic while the old one serves
	@$(LAUNCHER) reindex

reconcile: $(LAUNCHER_JAR) ## availability is recomputed from the bookings; ends with 1 if it drifted
	@$(LAUNCHER) reconcile

clean: $(LAUNCHER_JAR) ## everything stops; data, logs and passwords are deleted
	@$(LAUNCHER) clean

demo: up ## the main job, through the gateway, step by step
	@$(MVN) -q package -DskipTests -am -pl e2e
	@$(JDK)/bin/java -jar e2e/target/e2e.jar

test: jdk ## everything that CI runs
	@local/test

# Needs no servers. Ends with 1 at the first seed that breaks an invariant, and says how to see it.
SEEDS ?= 1000000
sim: jdk ## booking and payment under a virtual clock: SEEDS=1000000, or one seed step by step: SEED=123
	@$(MVN) -q package -DskipTests -am -pl simulation
	@$(JDK)/bin/java -Xmx768m -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
	  -jar simulation/target/simulation.jar $(if $(SEED),seed $(SEED),seeds $(SEEDS))

bench: ## one benchmark: NAME=event-latency
ifeq ($(NAME),entities)
	@$(MAKE) --no-print-directory servers
	@$(MVN) -q test -pl platform/entities -am -Dtest=WriteCostIT -Dbench=entities -Dsurefire.failIfNoSpecifiedTests=false
else
	@$(MAKE) --no-print-directory up PROFILE=load
	@$(MVN) -q package -DskipTests -am -pl bench
	@$(JDK)/bin/java -jar bench/target/bench.jar $(NAME)
endif

# Tink comes with the launcher; see docs/runbooks/field-keys.md.
KEYSET ?= local/run/secrets/field-keyset.json
STEP ?= list
keys: $(LAUNCHER_JAR) ## the key of encrypted fields is changed: STEP=list|add|promote|disable|enable KEY=<id>
	@$(MVN) -q package -DskipTests -am -pl platform/encryption
	@$(JDK)/bin/java --sun-misc-unsafe-memory-access=allow \
	  -cp 'platform/encryption/target/classes:local/launcher/target/lib/*' \
	  io.tenantry.platform.encryption.KeysetFile $(STEP) $(KEYSET) $(KEY)

# After a Maven run over everything, so that `up` does not build it once more.
built: $(LAUNCHER_JAR)
	@$(LAUNCHER) note-built

jdk:
	@if [ -z "$(JDK)" ]; then local/find-jdk --explain; exit 1; fi

$(LAUNCHER_JAR): $(shell find local/launcher/src/main platform/fleet/src/main -type f) fleet.csv local/launcher/pom.xml platform/fleet/pom.xml platform-bom/pom.xml pom.xml | jdk
	@echo "Building the launcher"
	@$(MVN) -q package -DskipTests -am -pl local/launcher
	@touch $@
