#!/usr/bin/env bash
# How much dearer is a learner's run than the bare floor? Times `mvn -o -q test -pl lessons/NN-name` against a one-module
# Maven project with the same versions and one TopologyTestDriver test, in turn, and prints both medians and the median of
# the ratios pair by pair. The bar is 1.3.
#
#   harness/bench/learner-run.sh [lessons/04-windowing] [pairs]
#
# Run the lesson once before, online, so that the local repository has everything.
set -euo pipefail

workbook=$(cd "$(dirname "$0")/../.." && pwd)
lesson=${1:-lessons/04-windowing}
pairs=${2:-10}
bare=$(mktemp -d)
trap 'rm -rf "$bare"' EXIT

version() { sed -n "s|.*<$1>\(.*\)</$1>.*|\1|p" "$workbook/pom.xml" | head -1; }

mkdir -p "$bare/.mvn" "$bare/src/main/java/bare" "$bare/src/test/java/bare"
printf -- '-XX:TieredStopAtLevel=1\n-XX:+UseSerialGC\n' > "$bare/.mvn/jvm.config"
cat > "$bare/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>bare</groupId>
  <artifactId>bare</artifactId>
  <version>1</version>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
    <dependency>
      <groupId>org.apache.kafka</groupId>
      <artifactId>kafka-streams</artifactId>
      <version>$(version kafka.version)</version>
    </dependency>
    <dependency>
      <groupId>org.apache.kafka</groupId>
      <artifactId>kafka-streams-test-utils</artifactId>
      <version>$(version kafka.version)</version>
      <scope>test</scope>
    </dependency>
    <dependency>
      <groupId>org.junit.jupiter</groupId>
      <artifactId>junit-jupiter</artifactId>
      <version>$(version junit.version)</version>
      <scope>test</scope>
    </dependency>
  </dependencies>
  <build>
    <pluginManagement>
      <plugins>
        <plugin>
          <artifactId>maven-resources-plugin</artifactId>
          <version>$(version resources-plugin.version)</version>
        </plugin>
        <plugin>
          <artifactId>maven-compiler-plugin</artifactId>
          <version>$(version compiler-plugin.version)</version>
        </plugin>
        <plugin>
          <artifactId>maven-surefire-plugin</artifactId>
          <version>$(version surefire.version)</version>
          <configuration>
            <argLine>-XX:TieredStopAtLevel=1 -XX:+UseSerialGC</argLine>
          </configuration>
        </plugin>
      </plugins>
    </pluginManagement>
  </build>
</project>
POM
cat > "$bare/src/main/java/bare/LongWords.java" <<'JAVA'
package bare;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

public final class LongWords {
    public static void build(StreamsBuilder builder) {
        builder.stream("words", Consumed.with(Serdes.String(), Serdes.String()))
                .filter((key, word) -> word.length() > 5)
                .to("long-words", Produced.with(Serdes.String(), Serdes.String()));
    }
}
JAVA
cat > "$bare/src/test/java/bare/LongWordsTest.java" <<'JAVA'
package bare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;

class LongWordsTest {
    @Test
    void short_words_are_dropped() {
        var builder = new StreamsBuilder();
        LongWords.build(builder);
        var config = new Properties();
        config.put("application.id", "bare");
        config.put("bootstrap.servers", "none:9092");
        try (var driver = new TopologyTestDriver(builder.build(), config)) {
            var words = driver.createInputTopic("words", new StringSerializer(), new StringSerializer());
            var longWords = driver.createOutputTopic("long-words", new StringDeserializer(), new StringDeserializer());
            words.pipeInput("a");
            words.pipeInput("streams");
            assertEquals(List.of("streams"), longWords.readValuesToList());
        }
    }
}
JAVA

run_lesson() { (cd "$workbook" && mvn -o -q test -pl "$lesson") > /dev/null 2>&1 || true; }
run_bare() { (cd "$bare" && mvn -o -q test) > /dev/null 2>&1; }
millis() { local begun; begun=$(date +%s%N); "$1"; echo $((($(date +%s%N) - begun) / 1000000)); }
median() { sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }

run_lesson
(cd "$bare" && mvn -q test) > /dev/null # online, to fetch what the local repository lacks
for ((i = 1; i <= pairs; i++)); do
  echo "$(millis run_lesson) $(millis run_bare)"
done > "$bare/times"

echo "$lesson: $(cut -d' ' -f1 "$bare/times" | median) ms"
echo "bare floor: $(cut -d' ' -f2 "$bare/times" | median) ms"
echo "ratio, median of $pairs pairs: $(awk '{ printf "%.2f\n", $1 / $2 }' "$bare/times" | median)"
