using MimeKit;
using Mittelpunkt.Web.Data;
using Mittelpunkt.Web.Data.Outbox;

namespace Mittelpunkt.Web.Gateways.Mail;

/// <summary>Chooses where mails go: to the configured mail server, else during development into files, else nowhere.</summary>
public static class MailSetup
{
    public static void AddMail(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddScoped<Outbox>();
        var settings = MailSettings.Read(configuration);
        if (settings is not null)
        {
            services.AddSingleton(new Sender(settings.From));
            services.AddSingleton<IMailGateway>(new SmtpMail(settings));
        }
        else if (environment.IsDevelopment())
        {
            services.AddSingleton(new Sender(new MailboxAddress("Mittelpunkt", "mittelpunkt@localhost")));
            services.AddSingleton(provider => new FolderMail(
                Path.Combine(DataSetup.DataFolder(configuration), "post"), provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton<IMailGateway>(provider => provider.GetRequiredService<FolderMail>());
        }

        var leaves = settings is not null || environment.IsDevelopment();
        services.AddSingleton(new MailWay(leaves, IntoFolder: leaves && settings is null));
        if (leaves)
        {
            services.AddScoped<SendOutbox>();
            services.AddHostedService<OutboxLoop>();
        }
    }
}

/// <summary>Whether mails can leave this installation at all.</summary>
/// <param name="Leaves">False without a mail server outside development: pages then say so instead of promising a mail.</param>
/// <param name="IntoFolder">They become files, to be read at /entwicklung/post.</param>
public sealed record MailWay(bool Leaves, bool IntoFolder);
