using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace HamuraBot;

/// <summary>
/// Settings that are read and checked at start. What cannot be read, or is out of bounds, is named as it is written in the environment:
/// the framework's own words name a class and a property instead.
/// </summary>
public static class CheckedOptions
{
    public static OptionsBuilder<T> AddCheckedOptions<T>(this IServiceCollection services, string section) where T : class
    {
        services.AddSingleton<IValidateOptions<T>>(new Bounds<T>(section));
        return services.AddOptions<T>().Configure<IConfiguration>((settings, configuration) =>
        {
            Read(configuration.GetSection(section), typeof(T));
            configuration.GetSection(section).Bind(settings);
        }).ValidateOnStart();
    }

    /// <summary>As in the environment: <c>Data__Provider</c> for <c>Data:Provider</c>.</summary>
    public static string Name(string path) => path.Replace(":", "__", StringComparison.Ordinal);

    /// <exception cref="SettingException">A value is not of the kind that its setting needs.</exception>
    private static void Read(IConfigurationSection section, Type settings)
    {
        foreach (var property in settings.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            var kind = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var setting = section.GetSection(property.Name);
            if (kind == typeof(string) || kind.IsArray) continue;
            if (!TypeDescriptor.GetConverter(kind).CanConvertFrom(typeof(string))) Read(setting, kind);
            else if (setting.Value is { Length: > 0 } value && !IsReadable(value, kind)) throw new SettingException($"{Name(setting.Path)} is '{value}', but must be {Wanted(kind)}.");
        }
    }

    private static bool IsReadable(string value, Type kind)
    {
        try
        {
            var read = TypeDescriptor.GetConverter(kind).ConvertFromInvariantString(value);
            return !kind.IsEnum || Enum.IsDefined(kind, read!);
        }
        catch (Exception unreadable) when (unreadable is FormatException or ArgumentException)
        {
            return false;
        }
    }

    private static string Wanted(Type kind) =>
        kind.IsEnum ? string.Join(" or ", Enum.GetNames(kind))
        : kind == typeof(bool) ? "true or false"
        : kind == typeof(int) || kind == typeof(long) ? "a whole number"
        : kind == typeof(Uri) ? "an address"
        : $"a {kind.Name}";

    private sealed class Bounds<T>(string section) : IValidateOptions<T> where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var faults = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(faults.Select(Sentence));
        }

        /// <summary>The attributes speak of "the field Port"; what classes check themselves names the setting already.</summary>
        private string Sentence(ValidationResult fault)
        {
            var member = fault.MemberNames.FirstOrDefault() ?? "";
            var setting = $"{Name(section)}__{member}";
            return fault.ErrorMessage!
                .Replace($"The field {member} ", $"{setting} ", StringComparison.Ordinal)
                .Replace($"The {member} field ", $"{setting} ", StringComparison.Ordinal);
        }
    }
}
