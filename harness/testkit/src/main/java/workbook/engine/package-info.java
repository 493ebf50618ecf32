/**
 * Runs a topology and records where each record goes: on {@code TopologyTestDriver} or on the embedded broker. Knows nothing
 * of JUnit, of exercises or of verdicts.
 */
package workbook.engine;
