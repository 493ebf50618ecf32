/** A broker for those who have no Docker, and the solutions as applications that run against it or against any cluster. */
package workbook.local;
