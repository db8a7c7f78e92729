//! The OpenAPI file says what the server does.

use std::collections::BTreeSet;

use serde_json::Value;
use waitwell_server::{PROBLEMS, ROUTES};

fn openapi() -> Value {
    serde_saphyr::from_str(include_str!("../../../../docs/openapi.yaml")).unwrap()
}

#[test]
fn every_route_is_described_and_every_description_has_a_route() {
    let api = openapi();
    let described: BTreeSet<(String, String)> = api["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, item)| {
            let methods =
                item.as_object().unwrap().keys().filter(|name| matches!(name.as_str(), "get" | "post"));
            methods.map(move |method| (method.clone(), path.clone()))
        })
        .collect();
    let routes: BTreeSet<_> =
        ROUTES.iter().map(|(method, path)| ((*method).to_owned(), (*path).to_owned())).collect();
    assert_eq!(described, routes);
}

#[test]
fn every_operation_has_a_summary_and_a_refusal() {
    for (path, item) in openapi()["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap().iter().filter(|(name, _)| *name != "parameters")
        {
            assert!(operation["summary"].is_string(), "{method} {path}");
            assert!(!operation["responses"].as_object().unwrap().is_empty(), "{method} {path}");
        }
    }
}

#[test]
fn the_published_problems_are_the_same_in_the_file_and_in_the_prose() {
    let api = openapi();
    let codes: Vec<_> = api["components"]["schemas"]["ProblemCode"]["enum"]
        .as_array()
        .unwrap()
        .iter()
        .map(|code| code.as_str().unwrap().to_owned())
        .collect();
    let known: Vec<_> = PROBLEMS.iter().map(|(code, _)| (*code).to_owned()).collect();
    assert_eq!(codes, known);
    let prose = include_str!("../../../../docs/job-api.md");
    for code in known {
        assert!(prose.contains(&format!("`{code}`")), "{code}");
    }
}

#[test]
fn a_document_with_every_field_fits_its_schema_and_fills_it() {
    let api = openapi();
    let schemas = &api["components"]["schemas"];
    let full: Value = serde_json::from_str(include_str!("full_job.json")).unwrap();
    // What the kit understands of it must be all of it: then the schema and the type agree.
    let document = waitwell_core::decode::document_from(full.clone()).unwrap();
    assert!(document.other.is_empty(), "{:?}", document.other);
    let mut written = serde_json::to_value(&document).unwrap();
    written["error"]["type"] = full["error"]["type"].clone();
    assert_eq!(written, full);
    fits(schemas, &schemas["Job"], &full, "job", true);
}

/// Checks `value` against `schema`: every member is described, and where `all`, every description is used.
fn fits(schemas: &Value, schema: &Value, value: &Value, place: &str, all: bool) {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap();
        return fits(schemas, &schemas[name], value, place, all);
    }
    match (schema["type"].as_str(), value) {
        (Some("object"), Value::Object(members)) => {
            let Some(properties) = schema["properties"].as_object() else { return };
            for (name, member) in members {
                let described =
                    properties.get(name).unwrap_or_else(|| panic!("{place}.{name} is not described"));
                fits(schemas, described, member, &format!("{place}.{name}"), all);
            }
            for name in properties.keys().filter(|_| all) {
                assert!(members.contains_key(name), "{place}.{name} is described but not in the document");
            }
            for name in schema["required"].as_array().into_iter().flatten() {
                assert!(members.contains_key(name.as_str().unwrap()), "{place}.{name} is required");
            }
        }
        (Some("array"), Value::Array(items)) => {
            items.iter().for_each(|item| fits(schemas, &schema["items"], item, place, all));
        }
        (Some("string"), Value::String(text)) => {
            if let Some(words) = schema["enum"].as_array() {
                assert!(words.contains(value), "{place}: {text}");
            }
        }
        (Some("integer"), Value::Number(number)) => assert!(number.is_u64(), "{place}"),
        (Some("boolean"), Value::Bool(_)) => {}
        (kind, value) => panic!("{place}: {value} is no {kind:?}"),
    }
}

#[tokio::test]
async fn real_documents_fit_the_schema() {
    let server = crate::Server::start().await;
    let api = openapi();
    let schemas = &api["components"]["schemas"];
    for inputs in [serde_json::json!({}), serde_json::json!({ "fault": "connection-lost" })] {
        let id = server.begin("export", inputs).await;
        server
            .until(&id, |job| {
                fits(schemas, &schemas["Job"], job, "job", false);
                matches!(job["status"].as_str(), Some("completed" | "failed"))
            })
            .await;
    }
}
