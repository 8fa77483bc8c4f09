using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Npgsql;

namespace PrunableNets.Distributed.Tests.Machines;

/// <summary>
/// A PostgreSQL server of its own with the tables of a cluster: tests stop it as they like, and none sees the silos of another.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    private const string Database = "silos";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prunable-postgres");
    private readonly string address;
    private readonly string subnet;
    private readonly int port;

    /// <param name="address">Where it listens, and from where it takes connections.</param>
    /// <param name="subnet">From where else it does, as <c>10.211.7.0/24</c>.</param>
    public PostgresServer(string address = "127.0.0.1", string? subnet = null)
    {
        this.address = address;
        this.subnet = subnet ?? $"{address}/32";
        try
        {
            port = FreePort(address);
            Create();
            Start();
            Execute("postgres", $"CREATE DATABASE {Database}");
            Execute(Database, File.ReadAllText(Script()));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public static bool IsInstalled => Programs is not null;

    public string ConnectionString => Connection(Database).ConnectionString;

    /// <summary>Debian keeps them out of the path, a folder for each version.</summary>
    private static string? Programs { get; } = new[] { "/usr/lib/postgresql" }
        .Where(Directory.Exists).SelectMany(Directory.GetDirectories).Order(StringComparer.Ordinal)
        .Select(static version => Path.Combine(version, "bin")).LastOrDefault(static bin => File.Exists(Path.Combine(bin, "initdb")));

    /// <summary>The server does not run as root.</summary>
    private static string[] User =>
        Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];

    private string[] StopProgram => Program("pg_ctl", "stop", "-D", Data, "-m", "immediate", "-w");

    private string Data => Path.Combine(folder.FullName, "data");

    /// <summary>At once, as a failure of power would; whoever is connected is not any longer.</summary>
    public void Stop() => Command.Run(StopProgram);

    /// <summary>On the same port, with all that was committed.</summary>
    public void Start() => Command.Run(Program("pg_ctl", "start", "-D", Data, "-w", "-l", Path.Combine(folder.FullName, "log")));

    public void Restart()
    {
        Stop();
        Start();
    }

    public void Dispose()
    {
        Command.Try(StopProgram);
        folder.Delete(recursive: true);
    }

    private void Create()
    {
        if (Environment.IsPrivilegedProcess)
            Command.Run("chown", "postgres:postgres", folder.FullName);
        Command.Run(Program("initdb", "-D", Data, "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync"));
        File.WriteAllText(Path.Combine(Data, "pg_hba.conf"), $"host all all {address}/32 trust\nhost all all {subnet} trust\n");
        string[] settings =
        [
            $"listen_addresses = '{address}'", FormattableString.Invariant($"port = {port}"), "unix_socket_directories = ''", "fsync = off",
        ];
        File.AppendAllLines(Path.Combine(Data, "postgresql.conf"), settings);
    }

    private void Execute(string database, string statements)
    {
        var connections = Connection(database);
        connections.Pooling = false;
        using var connection = new NpgsqlConnection(connections.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(statements, connection);
        command.ExecuteNonQuery();
    }

    private NpgsqlConnectionStringBuilder Connection(string database) =>
        new() { Host = address, Port = port, Database = database, Username = "postgres" };

    private static int FreePort(string address)
    {
        using var listener = new TcpListener(IPAddress.Parse(address), 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string[] Program(string name, params string[] arguments) =>
        [.. User, Path.Combine(Programs ?? throw new InvalidOperationException("PostgreSQL is not installed."), name), .. arguments];

    private static string Script([CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "../../../src/PrunableNets.Distributed/Clustering/membership.sql");
}
