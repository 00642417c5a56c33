package dev.penv.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One command line and what it comes to: the table of commands, then what people really type. */
class GrammarTest {
  private static final String UNDERSTOOD =
      """
      /run train                                → task train
      /run train lr=0.1 epochs=20               → task train {lr=[0.1], epochs=[20]}
      /run -- python train.py --lr 0.1          → one-off «python train.py --lr 0.1»
      /run gpu=v100 -- nvidia-smi               → one-off «nvidia-smi» gpu:v100
      /rerun                                    → again latest
      /rerun r-7f3k lr=0.2 timeout=1h           → again r-7f3k {lr=[0.2]} timeout:1h
      /stop                                     → stop latest
      /stop r-7f3k                              → stop r-7f3k
      /status                                   → status
      /logs                                     → logs latest
      /logs r-7f3k since=10m                    → logs r-7f3k since 10m
      /history                                  → history
      /history train                            → history train
      /help                                     → help
      /help run                                 → help on /run
      /help /run                                → help on /run
      /help train                               → help on task train
      /run ?                                    → help on /run
      /run train ?                              → help on task train
      /run train lr=0.1 --help                  → help on task train
      /run gpu=v100 ?                           → help on /run
      /stop ?                                   → help on /stop
      /run                                      → menu
      /run gpu=v100                             → menu
      /run dry                                  → menu
      /compare r-7f3k r-8g4m                    → not yet: compare
      /dev gpu=t4                               → not yet: dev
      /suspend                                  → not yet: suspend
      /resume                                   → not yet: resume
      /extend 2h                                → not yet: extend
      /offers gpu=a100:2                        → not yet: offers
      /init                                     → init
      /init scipy                               → init scipy
      /init scipy python=3.13                   → init scipy {python=3.13}
      /init ?                                   → help on /init
      /doctor                                   → not yet: doctor
      /penv                                     → help
      /penv ?                                   → help
      /penv --help                              → help
      /penv help stop                           → help on /stop
      /penv run train lr=0.1                    → task train {lr=[0.1]}
      /penv run                                 → menu
      /penv close                               → not yet: close
      /penv approve 0123456789abcdef0123456789ABCDEF01234567 → approve 0123456
      /approve 0123456789abcdef0123456789abcdef01234567      → approve 0123456 without prefix

      /run t gpu=v100                           → task t gpu:v100
      /run t gpu=V100!                          → task t gpu:v100!
      /run t gpu=a100:2                         → task t gpu:a100:2
      /run t gpu=24gb                           → task t gpu:24gb
      /run t gpu=any                            → task t gpu:any
      /run t gpu=none                           → task t gpu:none
      /run t cpus=8 memory=32gb disk=200gb arch=arm64 → task t cpus:8 memory:32gb disk:200gb arch:arm64
      /run t arch=x86_64 memory=512MB disk=1TB  → task t memory:512mb disk:1tb arch:amd64
      /run t spot=yes                           → task t spot:yes
      /run t spot=ONLY max-price=2.50           → task t spot:only max-price:$2.50
      /run t spot=no max-price=$0.0042          → task t spot:no max-price:$0.0042
      /run t on=azure region=westeurope size=Standard_NC4as_T4_v3 → task t on:azure region:westeurope size:Standard_NC4as_T4_v3
      /run t timeout=2h                         → task t timeout:2h
      /run t timeout=1h30m                      → task t timeout:1h30m
      /run t after=terminate                    → task t after:terminate
      /run t after=stop                         → task t after:stop
      /run t after=keep:30m                     → task t after:keep 30m
      /run t hold-on-failure=1h                 → task t hold-on-failure:1h
      /run t env=gpu                            → task t env:gpu
      /run t env="old CUDA"                     → task t env:old CUDA
      /run t lr=0.1,0.01                        → task t {lr=[0.1, 0.01]}
      /run t dry                                → task t dry:true
      /run dry t                                → task t dry:true
      /run t DRY                                → task t dry:true
      /run t dry=yes                            → task t dry:true

      /Run Train Lr=0.1                         → task Train {Lr=[0.1]}
      /RUN t GPU=v100 Timeout=2H                → task t gpu:v100 timeout:2h
      /stop R-7F3K                              → stop r-7f3k
      /run   t \t lr=0.1\t                      → task t {lr=[0.1]}
      /run\u00a0t\u00a0lr=0.1                   → task t {lr=[0.1]}
      /run lr=0.1 t                             → task t {lr=[0.1]}
      /run "t"                                  → task t
      /run t name="two words"                   → task t {name=[two words]}
      /run t name='it is "so"'                  → task t {name=[it is "so"]}
      /run t name="a \\"b\\" \\\\ \\c"          → task t {name=[a "b" \\ \\c]}
      /run t name=two\\ words                   → task t {name=[two words]}
      /run t name="a,b",c                       → task t {name=[a,b, c]}
      /run t name=""                            → task t {name=[]}
      /run t name=a=b                           → task t {name=[a=b]}
      /run t "lr=0.1"                           → ‹"lr=0.1"› `"lr=0.1"` is one word too many. Parameters are written `name=value`. A one-off command stands after two hyphens: `/run -- t "lr=0.1"`.
      /run t url=https://x.io/?a=1&b=2          → task t {url=[https://x.io/?a=1&b=2]}
      /run t files=*.py note=_a_ tag=<b>        → task t {files=[*.py], note=[_a_], tag=[<b>]}
      /run t emoji=🚀                           → task t {emoji=[🚀]}
      /run -- ls *.py; echo "a  b" | grep 'a'   → one-off «ls *.py; echo "a  b" | grep 'a'»
      /run -- echo it's                         → one-off «echo it's»
      /run -- echo -- lr=0.1 ?                  → one-off «echo -- lr=0.1 ?»
      /run dry timeout=5m -- make test          → one-off «make test» timeout:5m dry:true
      /run -- `make`                            → one-off «`make`»
      """;

  private static final String REFUSED =
      """
      /run t please                 → ‹please› `please` is one word too many. Parameters are written `name=value`. A one-off command stands after two hyphens: `/run -- t please`.
      /run python train.py          → ‹train.py› `train.py` is one word too many. Parameters are written `name=value`. A one-off command stands after two hyphens: `/run -- python train.py`.
      /run t --lr=0.1               → ‹--lr=0.1› `--lr=0.1` looks like an option of a program. Parameters are written `name=value`; a command stands after two hyphens and a blank, as in `/run -- python train.py`.
      /run --python train.py        → ‹--python› `--python` looks like an option of a program. Parameters are written `name=value`; a command stands after two hyphens and a blank, as in `/run -- python train.py`.
      /run — python train.py        → ‹—› `—` begins with a long dash, which phones make of two hyphens. Type two hyphens and a blank before a command, as in `/run -- python train.py`.
      /run –lr=0.1                  → ‹–lr=0.1› `–lr=0.1` begins with a long dash, which phones make of two hyphens. Type two hyphens and a blank before a command, as in `/run -- python train.py`.
      /run t name=“a b”             → ‹“a b”› `“` is a curly quotation mark, as phones write them. Use straight ones: `"` or `'`.
      /run t name=it’s              → ‹’s› `’` is a curly quotation mark, as phones write them. Use straight ones: `"` or `'`.
      /run t name="a b              → ‹"a b› The quotation that begins at `"a b` is not closed. Close it, or write `\\"` for a quotation mark itself.
      /run t name=it's              → ‹'s› The quotation that begins at `'s` is not closed. Close it, or put the whole value into `"…"` if it is an apostrophe.
      /run t \\                     → ‹\\› The line ends in a backslash, but a command cannot go on in the next line. Write it on one line.
      /run -- make \\               → ‹\\› The line ends in a backslash, but a command cannot go on in the next line. Write it on one line, or put it into a script or a task of the repository.
      /run --                       → ‹--› Nothing follows the `--`. Write the command after it.
      /run t -- make                → ‹t› `t` is one word too many. Give the task alone, or two hyphens and the command alone.
      /run lr=1 -- make             → ‹lr› A one-off command has no parameter `lr`. Write what the command itself needs behind the two hyphens.
      /run timout=1h -- make        → ‹timout› A one-off command has no parameter `timout`. Did you mean `timeout`? Write what the command itself needs behind the two hyphens.
      /run `t`                      → ‹`t`› `�t�` cannot be the name of a task. Such a name has letters, digits, `-`, `_` and `.` only; `/run` alone lists the tasks.
      /run ../t                     → ‹../t› `../t` cannot be the name of a task. Such a name has letters, digits, `-`, `_` and `.` only; `/run` alone lists the tasks.
      /run t lr=1 lr=2              → ‹lr=2› `lr` is given twice. Give it once; for one run of each value write them with a comma, as in `lr=0.1,0.01`.
      /run t gpu=t4 GPU=v100        → ‹GPU=v100› `gpu` is given twice. Give it once.
      /run t lr=                    → ‹lr=› `lr=` lacks a value. Write `name=value` without blanks; `name=""` is the empty text.
      /run t lr=0.1, epochs=2       → ‹lr=0.1,› `lr=0.1,` lacks a value. Write `name=value` without blanks; `name=""` is the empty text.
      /run t lr = 0.1               → ‹=› `=` lacks a name before the equals sign. Write `name=value` without blanks around the equals sign.
      /run t 1lr=0.1                → ‹1lr=0.1› `1lr` cannot be the name of a parameter. Such a name begins with a letter and has letters, digits, `-`, `_` and `.` only.
      /run t gpu=v10                → ‹gpu=v10› There is no GPU called `v10`. Did you mean `v100`? Ask for a model (`v100`, `a100:2`), for memory (`24gb`), for `any` or for `none`.
      /run t gpu=t4,v100            → ‹gpu=t4,v100› `gpu` takes one value; a list of values is for parameters of a task. Start one run for each.
      /run t cpus=0                 → ‹cpus=0› `cpus` takes a whole number from 1 to 1024, not `0`. Write for example `cpus=8`.
      /run t memory=32              → ‹memory=32› `memory` takes a size with its unit, from 1 MB to 64 TB, not `32`. Write for example `memory=32gb`.
      /run t disk=1kb               → ‹disk=1kb› `disk` takes a size with its unit, from 1 MB to 64 TB, not `1kb`. Write for example `disk=200gb`.
      /run t arch=sparc             → ‹arch=sparc› `arch` takes `amd64` or `arm64`, not `sparc`. Write for example `arch=arm64`.
      /run t spot=maybe             → ‹spot=maybe› `spot` takes `yes`, `no` or `only`, not `maybe`. Write for example `spot=yes`.
      /run t max-price=0            → ‹max-price=0› `max-price` takes a price above 0 in US dollars an hour, not `0`. Write for example `max-price=2.50`.
      /run t max-price=2,50         → ‹max-price=2,50› `max-price` takes a price above 0 in US dollars an hour, not `2,50`. Write for example `max-price=2.50`.
      /run t timeout=2              → ‹timeout=2› `timeout` takes a duration with its unit, at most 30 days, not `2`. Write for example `timeout=2h`.
      /run t timeout=31d            → ‹timeout=31d› `timeout` takes a duration with its unit, at most 30 days, not `31d`. Write for example `timeout=2h`.
      /run t timeout=0s             → ‹timeout=0s› `timeout` takes a duration with its unit, at most 30 days, not `0s`. Write for example `timeout=2h`.
      /run t timeout=               → ‹timeout=› `timeout` takes a duration with its unit, at most 30 days, not nothing. Write for example `timeout=2h`.
      /run t after=keep             → ‹after=keep› `after` takes `terminate`, `stop` or `keep:` with a duration, not `keep`. Write for example `after=keep:30m`.
      /run t region=../x            → ‹region=../x› `region` takes a name as the clouds write it, not `../x`. Write for example `region=westeurope`.
      /run t env=../x               → ‹env=../x› `env` takes the name of a folder in `.devcontainer`, not `../x`. Write for example `env=gpu`.
      /run t dry=no                 → ‹dry=no› `dry` takes no value, not `no`. Write for example `dry`.
      /rerun train                  → ‹train› `train` is not the name of a run. Write `/rerun` for the latest run, or a name such as `r-7f3k`; `/status` lists them.
      /rerun r-7f3k r-8g4m          → ‹r-8g4m› `r-8g4m` is one word too many. Parameters are written `name=value`.
      /rerun -- make                → ‹--› `/rerun` takes no command. Leave out `--` and what follows it.
      /stop all                     → ‹all› `all` is not the name of a run. Write `/stop` for the latest run, or a name such as `r-7f3k`; `/status` lists them.
      /stop r-7f3k now              → ‹now› `now` is one word too many. Stop one run at a time, as in `/stop r-7f3k`.
      /stop force=yes               → ‹force=yes› `/stop` knows no `force`. Leave it out.
      /status r-7f3k                → ‹r-7f3k› `r-7f3k` is one word too many. `/status` tells of every run here.
      /logs since=1                 → ‹since=1› `since` takes a duration with its unit, at most 30 days, not `1`. Write for example `since=2h`.
      /logs tail=5                  → ‹tail=5› `/logs` knows no `tail`. Only `since` can stand here, as in `since=10m`.
      /penv stop all                → ‹all› `all` is not the name of a run. Write `/penv stop` for the latest run, or a name such as `r-7f3k`; `/status` lists them.
      /run t x=a\u202eb             → ‹U+202E› There is an invisible character (U+202E) in this command. Type the command anew instead of pasting it.
      /run t x=\u0007               → ‹U+0007› There is an invisible character (U+0007) in this command. Type the command anew instead of pasting it.
      """;

  private static final String HINTED_OR_IGNORED =
      """
      /rnu train lr=0.1     → ‹/rnu› There is no command `/rnu`. Did you mean `/run train lr=0.1`?
      /statsu               → ‹/statsu› There is no command `/statsu`. Did you mean `/status`?
      /log since=5m         → ‹/log› There is no command `/log`. Did you mean `/logs since=5m`?
      /runs                 → ‹/runs› There is no command `/runs`. Did you mean `/run`?
      /rum is a drink       → nothing
      /top of the page      → nothing
      /lgtm                 → nothing
      /cc @ada              → nothing
      /hold                 → nothing
      /retest               → nothing
      /assign ada           → nothing
      /approve              → nothing
      /approve no-issue     → nothing
      /approve 0123456      → nothing
      /approve 0123456789abcdef0123456789abcdef01234567 please → nothing
      /close                → nothing
      /deb gpu=t4           → nothing
      /run/secrets/token    → nothing
      /run: it              → nothing
      /run,                 → nothing
      /runtrain             → nothing
      /penv/run             → nothing
      /penvrun train        → nothing
      / run train           → nothing
      // run train          → nothing
      \\/run train          → nothing
      &#47;run train        → nothing
      run train             → nothing
      please /run train     → nothing
      ./run train           → nothing
      /penv rnu train       → ‹rnu› There is no command `rnu`. Did you mean `/penv run train`? `/penv help` lists the commands.
      /penv /run train      → task train
      /penv /rnu train      → ‹rnu› There is no command `rnu`. Did you mean `/penv run train`? `/penv help` lists the commands.
      /penv train           → ‹train› There is no command `train`. To run a task write `/penv run` and its name. `/penv help` lists the commands.
      """;

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void understands(String line, String result) {
    assertThat(Shown.all(new Grammar(Prefix.OPTIONAL).parse(line))).isEqualTo(result);
  }

  static Stream<String[]> understands() {
    return rows(UNDERSTOOD);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refusesWithPlaceAndRemedy(String line, String result) {
    assertThat(Shown.all(new Grammar(Prefix.OPTIONAL).parse(line))).isEqualTo(result);
  }

  static Stream<String[]> refusesWithPlaceAndRemedy() {
    return rows(REFUSED);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void hintsOnlyWhereAHintIsWanted(String line, String result) {
    assertThat(Shown.all(new Grammar(Prefix.OPTIONAL).parse(line))).isEqualTo(result);
  }

  static Stream<String[]> hintsOnlyWhereAHintIsWanted() {
    return rows(HINTED_OR_IGNORED);
  }

  private static Stream<String[]> rows(String table) {
    return table.lines().filter(row -> !row.isBlank()).map(row -> row.split(" +→ ", 2));
  }
}
