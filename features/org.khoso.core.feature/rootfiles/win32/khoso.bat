@echo off
rem khoso: opens the window; khoso [--archive DIR] [--lang vi|en] VERB ...: runs a verb
setlocal
set "HERE=%~dp0"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if exist "%HERE%jre\bin\java.exe" set "JAVA=%HERE%jre\bin\java"
for %%f in ("%HERE%plugins\org.eclipse.equinox.launcher_*.jar") do set "LAUNCHER=%%f"
set LOG=-Djava.util.logging.config.file="%HERE%logging.properties" -Dfile.encoding=UTF-8
if not defined KHOSO_HOME set "KHOSO_HOME=%USERPROFILE%\.khoso"

rem options that stand before a verb; without a verb the window opens with them (shift leaves %* as it was)
:options
if "%~1"=="" goto window
if "%~1"=="--archive" (
  set "KHOSO_ARCHIVE=%~f2"
  shift
  shift
  goto options
)
if "%~1"=="--lang" (
  set "KHOSO_LANG=%~2"
  shift
  shift
  goto options
)
if "%~1"=="--format" (
  shift
  shift
  goto options
)
"%JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.awt.headless=true -Dosgi.startLevel=5 %LOG% %KHOSO_JAVA_OPTS% -jar "%LAUNCHER%" -nosplash -name khoso -application org.khoso.cli.app -data @none %*
exit /b %ERRORLEVEL%

rem Equinox ends with 23 to be started again: the language was changed, the window remembers which
:window
"%JAVA%" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC %LOG% %KHOSO_JAVA_OPTS% -jar "%LAUNCHER%" -nosplash -name Khoso -clearPersistedState -data "%KHOSO_HOME%\workspace"
if not %ERRORLEVEL%==23 exit /b %ERRORLEVEL%
set "KHOSO_LANG="
set "KHOSO_ARCHIVE="
goto window
