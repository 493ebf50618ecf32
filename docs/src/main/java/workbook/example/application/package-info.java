/** The worked example of chapter 6: what becomes of a store when another version of an application is deployed. */
package workbook.example.application;
