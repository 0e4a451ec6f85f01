using System.Xml;
using HamuraBot.Content;
using HamuraBot.Data;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

namespace HamuraBot.Hosting;

/// <summary>Why a server cannot start, in a sentence for whoever can mend it. What has none is a fault of the program and keeps its stack trace.</summary>
public static class StartFault
{
    private const int SqliteCorrupt = 11;
    private const int SqliteNotADatabase = 26;
    private const string Connection = "ConnectionStrings__HamuraBot";

    public static string? Sentence(Exception fault) => fault switch
    {
        FaultyContentException or SettingException => fault.Message,
        OptionsValidationException settings => string.Join(Environment.NewLine, settings.Failures),
        AggregateException several when several.InnerExceptions.Select(Sentence) is var sentences && sentences.All(sentence => sentence is not null) =>
            string.Join(Environment.NewLine, sentences),
        StoreUnavailableException { InnerException: { } why } => Sentence(why),
        SqliteException { SqliteErrorCode: SqliteCorrupt or SqliteNotADatabase } =>
            "The store hamura.db in Data__Directory is damaged: put a backup in its place, or move it away to begin with an empty one.",
        SqliteException sqlite => $"The store in Data__Directory cannot be opened or written: let this user write there, or name another folder. ({sqlite.Message})",
        PostgresException postgres => $"PostgreSQL refuses: {postgres.MessageText}. {Remedy(postgres.SqlState)}",
        NpgsqlException away => $"PostgreSQL cannot be reached: start it, or mend the host and port in {Connection}. ({away.Message})",
        XmlException => "A key in the store's table data_protection_keys is damaged: put it back from a backup, or delete its row; officers then sign in again.",
        IOException { InnerException: AddressInUseException } => $"{fault.Message} End the program that listens there, or name another address with --urls.",
        IOException => fault.Message,
        _ => null,
    };

    private static string Remedy(string state) => state switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => $"Mend the user name and password in {Connection}.",
        PostgresErrorCodes.InvalidCatalogName => $"Create the database, or mend its name in {Connection}.",
        PostgresErrorCodes.InsufficientPrivilege => $"The role in {Connection} must own the database's tables and may create them: deployment/create-database.sql makes one that does.",
        PostgresErrorCodes.TooManyConnections => $"Lower Maximum Pool Size in {Connection}: pool × nodes must stay below max_connections.",
        _ => $"Look at {Connection}.",
    };
}
