//! The pages of a monthly report.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::table::{amount, grouped};
use crate::store::orders::Order;

/// The totals of one month, by currency.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Month(BTreeMap<String, Totals>);

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Totals {
    orders: u64,
    invoices: u64,
    refunds: u64,
    cents: i64,
}

impl Month {
    /// Adds one order.
    pub fn add(&mut self, order: &Order) {
        let totals = self.0.entry(order.currency.clone()).or_default();
        match order.kind.as_str() {
            "refund" => totals.refunds += 1,
            "invoice" => totals.invoices += 1,
            _ => totals.orders += 1,
        }
        totals.cents += order.cents;
    }

    /// The rows of the table, one for each currency.
    pub fn rows(&self, name: &str) -> Vec<[String; 6]> {
        let row = |(currency, totals): (&String, &Totals)| {
            [
                name.to_owned(),
                currency.clone(),
                totals.orders.to_string(),
                totals.invoices.to_string(),
                totals.refunds.to_string(),
                amount(totals.cents),
            ]
        };
        self.0.iter().map(row).collect()
    }
}

/// All rows of the table.
pub fn csv_rows(months: &BTreeMap<String, Month>) -> Vec<[String; 6]> {
    months.iter().flat_map(|(name, month)| month.rows(name)).collect()
}

/// The report as a page. All of its text is made of our own numbers and codes.
pub fn html(year: &str, months: &BTreeMap<String, Month>) -> String {
    let mut rows = String::new();
    let mut count = 0;
    for (name, month) in months {
        for (currency, totals) in &month.0 {
            count += totals.orders + totals.invoices + totals.refunds;
            rows.push_str(&format!(
                "<tr><th scope=\"row\">{name}</th><td>{currency}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
                grouped(totals.orders),
                grouped(totals.invoices),
                grouped(totals.refunds),
                amount(totals.cents)
            ));
        }
    }
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Monthly report {year}</title>\
         <style>body{{font:1rem/1.5 system-ui,sans-serif;margin:2rem;color-scheme:light dark}}\
         td,th{{padding:.2rem .8rem;text-align:end}}th{{text-align:start}}</style>\
         <h1>Monthly report {year}</h1><p>{} orders, invoices and refunds. Archived records are not included.</p>\
         <table><thead><tr><th>Month</th><th>Currency</th><th>Orders</th><th>Invoices</th><th>Refunds</th>\
         <th>Total</th></tr></thead><tbody>{rows}</tbody></table></html>",
        grouped(count)
    )
}
