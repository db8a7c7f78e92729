//! The reference job server as a program.

use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::{Arg, Parser, ValueExt};
use waitwell_server::{Config, JobServer, Pace, asked_to_stop};

const HELP: &str = "\
Runs Waitwell's reference job server on 127.0.0.1.

  --port PORT     the port to listen on (4000); 0 takes a free one
  --data FOLDER   where jobs and files are kept (waitwell-data)
  --pace PACE     how long jobs take: fast, 8s, 90s, 15m (fast)
  --orders COUNT  how many orders to make when the folder is new (240000)
  --origin URL    another origin whose pages may call the server; repeatable
  --help          this text";

/// The option that a server has when it is built with its faults.
#[cfg(feature = "faults")]
const FAULTS_HELP: &str = "  --faults        answer /api/faults, where faults are asked for by hand";
#[cfg(not(feature = "faults"))]
const FAULTS_HELP: &str = "";

struct Options {
    port: u16,
    config: Config,
    #[cfg(feature = "faults")]
    faults: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
    let options = match read_options(Parser::from_env()) {
        Ok(Some(options)) => options,
        Ok(None) => {
            say(format_args!("{HELP}\n{FAULTS_HELP}"));
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            complain(format_args!("{error}. --help lists the options."));
            return ExitCode::from(2);
        }
    };
    match serve(options).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(format_args!("{error}"));
            ExitCode::FAILURE
        }
    }
}

fn read_options(mut arguments: Parser) -> Result<Option<Options>, lexopt::Error> {
    let mut options = Options {
        port: 4000,
        config: Config::new(PathBuf::from("waitwell-data")),
        #[cfg(feature = "faults")]
        faults: false,
    };
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("port") => options.port = arguments.value()?.parse()?,
            Arg::Long("data") => options.config.data_dir = arguments.value()?.into(),
            Arg::Long("pace") => options.config.default_pace = arguments.value()?.parse::<Pace>()?,
            Arg::Long("orders") => options.config.orders = arguments.value()?.parse()?,
            Arg::Long("origin") => options.config.allowed_origins.push(arguments.value()?.string()?),
            #[cfg(feature = "faults")]
            Arg::Long("faults") => options.faults = true,
            Arg::Short('h') | Arg::Long("help") => return Ok(None),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Some(options))
}

async fn serve(options: Options) -> Result<(), Box<dyn std::error::Error>> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, options.port));
    let listener = tokio::net::TcpListener::bind(address).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            format!("Port {} is taken. Choose another one with --port.", options.port)
        }
        _ => format!("The server cannot listen on port {}: {error}", options.port),
    })?;
    let folder = options.config.data_dir.display().to_string();
    let server = JobServer::open(options.config).await?;
    let asked_to_stop = asked_to_stop();
    say(format_args!("Job server: http://{}/api/jobs", listener.local_addr()?));
    say(format_args!("Data: {folder}. Stop with Ctrl+C; jobs go on at the next start."));
    let routes = server.router();
    #[cfg(feature = "faults")]
    let routes =
        if options.faults { waitwell_server::faults::Faults::default().with(routes) } else { routes };
    let serving = axum::serve(listener, routes).with_graceful_shutdown(server.closing());
    let stopping = async {
        asked_to_stop.await;
        say(format_args!("Closing: running jobs stop at a safe point."));
        server.begin_close();
    };
    let (served, ()) = tokio::join!(serving.into_future(), stopping);
    served?;
    server.close().await;
    Ok(())
}

/// Writes a line for the person who started the server, who may have closed the window since.
fn say(line: std::fmt::Arguments<'_>) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

fn complain(line: std::fmt::Arguments<'_>) {
    let _ = writeln!(std::io::stderr(), "{line}");
}
