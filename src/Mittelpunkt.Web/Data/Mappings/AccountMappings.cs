using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Mittelpunkt.Domain.Accounts;
using Mittelpunkt.Domain.Regions;

namespace Mittelpunkt.Web.Data.Mappings;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Email).HasMaxLength(EmailAddress.Longest);
        builder.Property(a => a.Name).HasMaxLength(Account.LongestName);
        builder.Property(a => a.Language).HasMaxLength(2);
        builder.Property(a => a.ConsentVersion).HasMaxLength(20);
        builder.HasIndex(a => new { a.RegionId, a.Email }).IsUnique();
        builder.HasOne<Region>().WithMany().HasForeignKey(a => a.RegionId);
    }
}

internal sealed class AccountSessionMapping : IEntityTypeConfiguration<AccountSession>
{
    public void Configure(EntityTypeBuilder<AccountSession> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Browser).HasMaxLength(40);
        builder.Property(s => s.Platform).HasMaxLength(40);
        builder.HasIndex(s => s.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
    }
}

internal sealed class SignInCodeMapping : IEntityTypeConfiguration<SignInCode>
{
    public void Configure(EntityTypeBuilder<SignInCode> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Email).HasMaxLength(EmailAddress.Longest);
        builder.Property(c => c.Hash).HasMaxLength(32);
        builder.HasIndex(c => new { c.RegionId, c.Email, c.CreatedAt });
        builder.HasOne<Region>().WithMany().HasForeignKey(c => c.RegionId);
    }
}

internal sealed class PasskeyMapping : IEntityTypeConfiguration<Passkey>
{
    public void Configure(EntityTypeBuilder<Passkey> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.CredentialId).HasMaxLength(1023);
        builder.Property(p => p.Name).HasMaxLength(Passkey.LongestName);
        builder.Property(p => p.Transports).HasMaxLength(200);
        builder.HasIndex(p => new { p.RegionId, p.CredentialId }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId);
    }
}

internal sealed class ExternalIdentityMapping : IEntityTypeConfiguration<ExternalIdentity>
{
    public void Configure(EntityTypeBuilder<ExternalIdentity> builder)
    {
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Provider).HasMaxLength(ExternalIdentity.LongestProvider);
        builder.Property(i => i.Issuer).HasMaxLength(ExternalIdentity.LongestIssuer);
        builder.Property(i => i.Subject).HasMaxLength(ExternalIdentity.LongestSubject);
        builder.HasIndex(i => new { i.RegionId, i.Issuer, i.Subject }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(i => i.AccountId);
    }
}
