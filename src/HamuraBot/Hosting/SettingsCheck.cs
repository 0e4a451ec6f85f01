using HamuraBot.AzureBot;
using HamuraBot.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Npgsql;

namespace HamuraBot.Hosting;

/// <summary>All settings are looked at before anything is opened: a fault in one is told at once and in its own words.</summary>
public static class SettingsCheck
{
    /// <exception cref="SettingException">A setting is wrong.</exception>
    /// <exception cref="OptionsValidationException">A setting is out of its bounds.</exception>
    public static void Run(IServiceProvider services, IConfiguration configuration)
    {
        services.GetRequiredService<IStartupValidator>().Validate();
        services.GetRequiredService<TimeProvider>();
        PublicAddress.Check(configuration);
        AzureBotOptions.Check(configuration);
        CheckListening(configuration["urls"]);
        var data = services.GetRequiredService<IOptions<DataOptions>>().Value;
        if (data.Provider is StoreProvider.Sqlite) CheckFolder(data.Directory);
        else CheckConnection(configuration.GetConnectionString("HamuraBot"));
    }

    private static void CheckListening(string? urls)
    {
        foreach (var url in (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                BindingAddress.Parse(url);
            }
            catch (FormatException invalid)
            {
                throw new SettingException($"--urls (ASPNETCORE_URLS) has '{url}', but must be addresses as in http://localhost:5080.", invalid);
            }
        }
    }

    private static void CheckFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            File.Create(Path.Combine(folder, ".writable"), 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"Data__Directory is '{folder}', which cannot be written: let this user write there, or name another folder. ({denied.Message})", denied);
        }
    }

    private static void CheckConnection(string? connection)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder(connection);
        }
        catch (ArgumentException wrong)
        {
            throw new SettingException($"ConnectionStrings__HamuraBot cannot be read: {wrong.Message}", wrong);
        }
    }
}
